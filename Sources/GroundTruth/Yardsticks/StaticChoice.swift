// What an operator who knew the truth would set once and for all.
// Not here: what it brings (`Yardsticks.swift`).

package import FleetModel

/// An agent for each kind, who to turn to when it gives up, and one action for everything.
package struct StaticChoice: Hashable, Codable, Sendable {
  package let agents: [Pair]
  package let action: ActionID

  package struct Pair: Hashable, Codable, Sendable {
    package let first: AgentID
    package let second: AgentID
  }
}

/// What each agent brings with each action on each kind if nobody else is asked: expectations over what is
/// hidden, weighted by how often a class of subtasks occurs.
struct StaticTable {
  private let plan: WorldPlan
  /// By kind, action and place among ``agents``: the sum over the kind's subtasks. A subtask that the agent
  /// may not do brings nothing.
  private let sums: [[[Double]]]
  /// By kind: who may be chosen. On a record everybody may, and fails where no cell is.
  private let agents: [[AgentID]]
  private let counts: [Double]

  init(_ strata: Strata, payoff: Payoff) {
    plan = strata.world.plan
    let fleet = plan.fleet
    let everybody = fleet.agents.indices.map { AgentID($0) }
    if case .recorded = strata.world.truth {
      agents = fleet.kinds.map { _ in everybody }
    } else {
      agents = fleet.kinds.map(\.eligible)
    }
    let make = strata.maker(payoff, counts: NodeCounts(difficulty: 6, size: 1, cell: 4))
    let actions = plan.catalogue.actions.indices.map { ActionID($0) }
    var sums = agents.map { kind in
      actions.map { _ in Array(repeating: 0.0, count: kind.count) }
    }
    var counts = Array(repeating: 0.0, count: fleet.kinds.count)
    for (number, found) in strata.classes.enumerated() {
      let (stratum, kind) = (make(number), found.kind.rawValue)
      counts[kind] += strata.counts[number]
      for action in actions {
        let tries = min(plan.rules.mostAttempts, 1 + plan.catalogue[action].retryPolicy.retries)
        for (place, agent) in agents[kind].enumerated() where stratum.agents.contains(agent) {
          let course = Course(agent: agent, actions: Array(repeating: action, count: tries))
          let value = CourseValue(
            of: [course], on: stratum, payoff: payoff, rules: plan.rules, catalogue: plan.catalogue)
          sums[kind][action.rawValue][place] += strata.counts[number] * value.payoff
        }
      }
    }
    self.sums = sums
    self.counts = counts
  }

  /// The best agent for each kind, with the one action that is best then.
  var perKind: StaticChoice {
    let worth = plan.catalogue.actions.indices.map { action in
      sums.reduce(0) { $0 + ($1[action].max() ?? 0) }
    }
    return choice(action: Self.firstGreatest(worth)) { kind, action in sums[kind][action] }
  }

  /// The best single agent with the default action, where one may do everything.
  var single: StaticChoice? {
    guard let first = agents.first, agents.allSatisfy({ $0 == first }),
      first.count == plan.fleet.agents.count
    else { return nil }
    let action = plan.catalogue.defaultAction.rawValue
    let totals = first.indices.map { place in sums.reduce(0) { $0 + $1[action][place] } }
    return choice(action: action) { _, _ in totals }
  }

  /// One ranking of agents for all kinds, by how much better they are than the average of those who may do
  /// a kind: what a table without kinds could know.
  var ranking: StaticChoice {
    let action = plan.catalogue.defaultAction.rawValue
    var (advantage, weight) = (
      plan.fleet.agents.map { _ in 0.0 }, plan.fleet.agents.map { _ in 0.0 }
    )
    for kind in sums.indices {
      let row = sums[kind][action]
      let mean = row.reduce(0, +) / Double(row.count)
      for (place, agent) in agents[kind].enumerated() {
        advantage[agent.rawValue] += row[place] - mean
        weight[agent.rawValue] += counts[kind]
      }
    }
    return choice(action: action) { kind, _ in
      agents[kind].map { advantage[$0.rawValue] / max(1, weight[$0.rawValue]) }
    }
  }

  /// The best agent for each kind with the default action.
  var perKindByDefault: StaticChoice {
    choice(action: plan.catalogue.defaultAction.rawValue) { kind, action in sums[kind][action] }
  }

  private func choice(action: Int, worth: (Int, Int) -> [Double]) -> StaticChoice {
    StaticChoice(
      agents: agents.indices.map { kind in
        let values = worth(kind, action)
        let first = Self.firstGreatest(values)
        var rest = values
        rest[first] = -.infinity
        return StaticChoice.Pair(
          first: agents[kind][first],
          second: agents[kind][values.count > 1 ? Self.firstGreatest(rest) : first])
      }, action: ActionID(action))
  }

  private static func firstGreatest(_ values: [Double]) -> Int {
    values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
  }
}
