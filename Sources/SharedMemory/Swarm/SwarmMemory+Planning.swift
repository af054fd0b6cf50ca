// Goals, actions and plans of goal-oriented planning. Not here: planning.

public import Instants

extension SwarmMemory {
  /// Stores a goal, in place of the one with its identifier; so do the next two.
  public func storeGoal(
    id: String, conditions: String, cost: Int64, priority: String, at now: Instant
  ) throws(MemoryError) {
    try put(
      GoalRecord(
        id: id, conditions: conditions, cost: cost, priority: priority,
        createdAt: now.epochMilliseconds))
  }

  public func storePlanningAction(
    id: String, preconditions: String, effects: String, cost: Int64, agentType: String,
    at now: Instant
  ) throws(MemoryError) {
    try put(
      PlanningActionRecord(
        id: id, preconditions: preconditions, effects: effects, cost: cost, agentType: agentType,
        createdAt: now.epochMilliseconds))
  }

  /// - Parameter sequence: Identifiers of actions, in order.
  public func storePlan(
    id: String, for goal: String, sequence: [String], totalCost: Int64, at now: Instant
  ) throws(MemoryError) {
    try put(
      PlanRecord(
        id: id, goal: goal, sequence: sequence, totalCost: totalCost,
        createdAt: now.epochMilliseconds))
  }

  /// The goal with an identifier, else "GOAP goal not found: x"; so do the next two.
  public func goal(_ id: String) throws(MemoryError) -> GoalRecord {
    try get(GoalRecord.self, id)
  }

  public func planningAction(_ id: String) throws(MemoryError) -> PlanningActionRecord {
    try get(PlanningActionRecord.self, id)
  }

  public func plan(_ id: String) throws(MemoryError) -> PlanRecord { try get(PlanRecord.self, id) }

  /// Forgets plans from before an instant, and goals and actions from before it that no plan names
  /// any more.
  /// - Returns: How many rows there were.
  @discardableResult
  public func prunePlanning(before cutoff: Instant) throws(MemoryError) -> Int {
    try transaction { () throws(MemoryError) in
      var removed = try removeAll(
        PlanRecord.self, [Self.before(cutoff, PlanRecord.table, "created_at")])
      let plans = try list(PlanRecord.self)
      let goals = Set(plans.map { Array($0.goal.utf8) })
      let actions = Set(plans.flatMap(\.sequence).map { Array($0.utf8) })
      for goal in try list(
        GoalRecord.self, [Self.before(cutoff, GoalRecord.table, "created_at")])
      where !goals.contains(Array(goal.id.utf8)) {
        removed += try remove(GoalRecord.self, .text(goal.id)) ? 1 : 0
      }
      for action in try list(
        PlanningActionRecord.self, [Self.before(cutoff, PlanningActionRecord.table, "created_at")])
      where !actions.contains(Array(action.id.utf8)) {
        removed += try remove(PlanningActionRecord.self, .text(action.id)) ? 1 : 0
      }
      return removed
    }
  }
}
