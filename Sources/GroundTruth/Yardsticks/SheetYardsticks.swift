// Yardsticks that only the world sheet shows: how much each question holds, and from what.
// Not here: those that every run shows (`Yardsticks.swift`), the sheet's rules (`Experiments`).

package import FleetModel

/// Policies that a simple rule would follow who knew the truth, in one replication's world.
package struct SheetYardsticks: Sendable {
  /// For each action of the catalogue the expected score of a planned subtask if everybody always takes it,
  /// whoever is asked.
  package let scoreOfAction: [Double]
  package let bestAction: ActionID
  /// That best one, a uniform agent.
  package let oneAction: DailyMeasures
  /// The best action for each documented state, a uniform agent.
  package let actionPerState: DailyMeasures
  /// The best agents by one ranking for all kinds, the default action.
  package let oneRanking: DailyMeasures
  /// The best agents for each kind, the default action.
  package let agentPerKind: DailyMeasures

  /// - Throws: ``Interrupted`` when asked to.
  package init(
    of world: World, isInterrupted: @escaping () -> Bool
  ) throws(Interrupted) {
    let field = QueueFree(world: world, isInterrupted: isInterrupted)
    let strata = Strata(world)
    guard let payoff = strata.payoff(.score) else { preconditionFailure("scores have ceilings") }
    let table = StaticTable(strata, payoff: payoff)
    oneRanking = try Yardsticks.fixed(field, table.ranking)
    agentPerKind = try Yardsticks.fixed(field, table.perKindByDefault)
    let search = StateTable(strata, payoff: payoff)
    scoreOfAction = search.scores
    bestAction = search.best
    oneAction = try field.play(search.courses(of: search.best), of: strata)
    actionPerState = try field.play(search.bestPerState(isInterrupted), of: strata)
  }
}

/// Actions by documented state, the same for all agents and kinds, with uniform agents.
struct StateTable {
  private let strata: Strata
  private let plan: WorldPlan
  private let payoff: Payoff
  private let made: [Stratum]
  private let gating: Gating

  init(_ strata: Strata, payoff: Payoff) {
    self.strata = strata
    self.payoff = payoff
    plan = strata.world.plan
    made = strata.classes.indices.map(
      strata.maker(payoff, counts: NodeCounts(difficulty: 8, size: 1, cell: 6)))
    gating = Gating(strata.world.workload.tasks)
    scores = plan.catalogue.actions.indices.map { _ in 0 }
    best = plan.catalogue.defaultAction
    let values = plan.catalogue.actions.indices.map { action in
      let table = Array(repeating: ActionID(action), count: Strata.mostAttempts)
      return total(strata.classes.indices.map { course($0, table) })
    }
    scores = values.map { gating.started(success: $0.success) * $0.payoff }
    best = ActionID(scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 })
  }

  /// By action: the expected score of a planned subtask.
  private(set) var scores: [Double]
  private(set) var best: ActionID

  func courses(of action: ActionID) -> [[Course]] {
    let table = Array(repeating: action, count: Strata.mostAttempts)
    return strata.classes.indices.map { course($0, table) }
  }

  /// By coordinate ascent over each state's attempts, from the best single action.
  func bestPerState(_ isInterrupted: () -> Bool) throws(Interrupted) -> [[Course]] {
    let value = total(courses(of: best))
    let bonus = gating.bonus(success: value.success, payoff: value.payoff)
    var found: [[Course]] = Array(repeating: [], count: strata.classes.count)
    let states = Set(strata.classes.map { [$0.level, $0.period] }).sorted {
      ($0[1], $0[0]) < ($1[1], $1[0])
    }
    for state in states {
      let numbers = strata.classes.indices.filter {
        [strata.classes[$0].level, strata.classes[$0].period] == state
      }
      func worth(_ table: [ActionID]) -> Double {
        numbers.reduce(0) { sum, number in
          let value = self.value(number, course(number, table))
          return sum + strata.counts[number] * (value.payoff + bonus * value.success)
        }
      }
      var table = Array(repeating: best, count: min(plan.rules.mostAttempts, Strata.mostAttempts))
      var (now, before) = (worth(table), -Double.infinity)
      while now > before {
        if isInterrupted() { throw Interrupted() }
        before = now
        for attempt in table.indices {
          for action in plan.catalogue.actions.indices {
            var other = table
            other[attempt] = ActionID(action)
            let worth = worth(other)
            if worth > now { (now, table) = (worth, other) }
          }
        }
      }
      for number in numbers { found[number] = course(number, table) }
    }
    return found
  }

  private func value(_ number: Int, _ courses: [Course]) -> CourseValue {
    CourseValue(
      of: courses, on: made[number], payoff: payoff, rules: plan.rules, catalogue: plan.catalogue)
  }

  private func total(_ courses: [[Course]]) -> (payoff: Double, success: Double) {
    let all = strata.counts.reduce(0, +)
    return courses.indices.reduce((0, 0)) { sum, number in
      let (value, share) = (value(number, courses[number]), strata.counts[number] / all)
      return (sum.0 + share * value.payoff, sum.1 + share * value.success)
    }
  }

  /// Any agent that may do it, and any other when that one gives up.
  private func course(_ number: Int, _ table: [ActionID]) -> [Course] {
    let agents = made[number].agents
    let most = plan.rules.mostAttempts
    func steps(from attempt: Int) -> [ActionID] {
      var actions: [ActionID] = []
      repeat {
        actions.append(table[min(attempt + actions.count, table.count - 1)])
      } while attempt + actions.count < most
        && actions.count <= plan.catalogue[actions[actions.count - 1]].retryPolicy.retries
      return actions
    }
    let first = steps(from: 0)
    let second = first.count < most ? steps(from: first.count) : []
    return agents.map { agent in
      let others = agents.count > 1 ? agents.filter { $0 != agent } : agents
      let next =
        second.isEmpty
        ? []
        : others.map { Course(agent: $0, share: 1 / Double(others.count), actions: second) }
      return Course(agent: agent, share: 1 / Double(agents.count), actions: first, next: next)
    }
  }
}
