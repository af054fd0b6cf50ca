// How each agent was used, over an arm's replications. Not here: the whole fleet (`LoadFigures.swift`), the
// table (`Report+Agents.swift`), the drawing (`Plot+Agents.swift`).

import Experiments
import FleetSimulation

struct AgentFigures {
  let agent: Int
  /// Of all assignments; NaN without any.
  let share: Double
  /// Busy time over what it could have served until the horizon; `nil` without a limit.
  let utilisation: Double?
  /// Seconds that an assignment waited for it; NaN without any.
  let meanWaitSeconds: Double
  /// The most that ever waited for it, in any replication.
  let longestQueue: Int

  static func all(arm: Int, in result: ExperimentResult) -> [AgentFigures] {
    let (runs, plan) = (result.runs[arm], result.plan)
    let all = Double(runs.reduce(0) { $0 + $1.agents.reduce(0) { $0 + $1.assignments } })
    return plan.world.fleet.agents.indices.map { agent in
      let uses = runs.map { $0.agents[agent] }
      let assignments = Double(uses.reduce(0) { $0 + $1.assignments })
      let busy = uses.map(\.busySeconds).mean
      return AgentFigures(
        agent: agent, share: assignments / all,
        utilisation: plan.world.fleet.agents[agent].capacity.map {
          busy / (Double($0) * plan.world.horizon.seconds)
        },
        meanWaitSeconds: uses.reduce(0) { $0 + $1.waitingSeconds } / assignments,
        longestQueue: uses.map(\.mostWaiting).max() ?? 0)
    }
  }

  /// Whom tables and drawings show, by place: those with most work under any of the arms, in the fleet's
  /// order.
  static func shown(_ arms: [[AgentFigures]], atMost count: Int = 40) -> [Int] {
    guard let agents = arms.first?.indices else { return [] }
    let work = agents.map { agent in
      arms.map { $0[agent].share }.filter(\.isFinite).reduce(0, max)
    }
    return agents.sorted { (work[$0], $1) > (work[$1], $0) }.prefix(count).sorted()
  }
}

extension Findings {
  /// Whose agents are looked at: the best arm's, the runner-up's, the control's.
  var lookedAt: [Standing] {
    Array(others.prefix(2)) + [control]
  }
}
