// Work that was left lying: whether an arm keeps up with what arrives. Not here: utilisation and waits
// (`ExperimentResult.swift`).

package import FleetModel
package import FleetSimulation

/// How one run kept up.
package struct Backlog: Sendable {
  /// Subtasks that had arrived and hadn't ended: at each midnight, and at the horizon last.
  package let openByDay: [Int]
  /// All subtasks of the run.
  package let planned: Double
  /// How long after the horizon the last of them ended.
  package let drainSeconds: Double
  /// What the agent with most to do served in all, over what it could have served until the horizon;
  /// `nil` where an agent has no limit.
  package let greatestUtilisation: Double?

  package init(of run: ReplicationResult, agents: [Agent], horizonSeconds: Double) {
    openByDay = run.openByDay
    planned = run.daily.total.planned
    drainSeconds = max(0, run.endSeconds - horizonSeconds)
    let hasLimits = agents.allSatisfy { $0.capacity != nil }
    let busy = zip(agents, run.agents).map { $1.busySeconds / Double($0.capacity ?? 1) }
    greatestUtilisation = hasLimits ? busy.reduce(0, max) / horizonSeconds : nil
  }

  /// What was still open at the horizon, as a share of all subtasks.
  package var shareLeft: Double { Double(openByDay.last ?? 0) / planned }

  /// The least share left, and the least growth of what is open from the middle third of the days to the
  /// last, that are called growth without bound. A queue that is given more than can be served grows in
  /// proportion to time, here by 5/3; one that is given just as much by √(5/3); any other doesn't grow.
  package static let leastShareLeft = 0.01
  package static let leastGrowth = 1.4

  /// Whether an agent was given more than it could serve, or work piled up to the end for another reason.
  /// It takes three days to tell.
  package var grewWithoutBound: Bool {
    let third = openByDay.count / 3
    guard third > 0 else { return false }
    if let greatestUtilisation, greatestUtilisation > 1 { return true }
    let last = openByDay.suffix(third).reduce(0, +)
    let middle = openByDay.dropLast(third).suffix(third).reduce(0, +)
    return shareLeft >= Self.leastShareLeft && Double(last) >= Self.leastGrowth * Double(middle)
  }
}

extension ExperimentResult {
  /// One for each replication.
  package func backlogs(arm: Int) -> [Backlog] {
    runs[arm].map {
      Backlog(
        of: $0, agents: plan.world.fleet.agents, horizonSeconds: plan.world.horizon.seconds)
    }
  }
}
