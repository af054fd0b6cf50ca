// How one run's work was spread over its agents. Not here: means over runs
// (`Report+Load.swift`).

import Experiments
import FleetSimulation

struct LoadFigures {
  /// An agent with fewer assignments is called starved: too few to say how good it is or has
  /// become.
  static let starvation = 500

  /// Busy time of all servers over what they could have served until the horizon. Above 1 where
  /// work piled up and was done after it; `nil` where an agent has no limit.
  let utilisation: Double?
  /// Seconds that an assignment waited for its agent; NaN without any.
  let meanWaitSeconds: Double
  /// The most that ever waited for one agent.
  let longestQueue: Int
  /// The busiest agent, and its share of all assignments.
  let busiest: Int
  let largestShare: Double
  /// Agents with fewer than 500 assignments.
  let starvedAgents: Int

  init(of run: ReplicationResult, in plan: ExperimentPlan) {
    let fleet = plan.world.fleet.agents
    let capacities = fleet.compactMap(\.capacity)
    let available = Double(capacities.reduce(0, +)) * plan.world.horizon.seconds
    let busy = run.agents.reduce(0) { $0 + $1.busySeconds }
    utilisation = capacities.count == fleet.count ? busy / available : nil
    let assignments = run.agents.map(\.assignments)
    let all = Double(assignments.reduce(0, +))
    meanWaitSeconds = run.agents.reduce(0) { $0 + $1.waitingSeconds } / all
    longestQueue = run.agents.map(\.mostWaiting).max() ?? 0
    busiest = assignments.indices.reduce(0) { assignments[$1] > assignments[$0] ? $1 : $0 }
    largestShare = Double(assignments.max() ?? 0) / all
    starvedAgents = assignments.count { $0 < Self.starvation }
  }
}
