// Agents that go down and come back. Not here: when they do (a driver says so).

import FleetModel
import Instants

extension FleetCoordinator {
  /// Whatever the agent had goes to others. It wasn't an attempt of theirs or of its: nothing is
  /// learned from it and none is used up.
  mutating func agentDown<Timer: StepTimer>(
    _ agent: AgentID, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    guard isUp[agent.rawValue] else { return }
    isUp[agent.rawValue] = false
    for slot in work.slots where work.isTaken(slot) && work[slot].agent == agent {
      guard work[slot].phase == .assigned || work[slot].phase == .serving else { continue }
      wakes.clear(slot)
      load[agent.rawValue] -= 1
      counts.attempts -= 1
      counts.explorations -= work[slot].choice?.isExploratory == true ? 1 : 0
      counts.reassignments += 1
      releaseAllocation(of: slot)
      effects.append(.cancel(AttemptID(slot: slot, serial: work[slot].serial)))
      assign(slot, at: now, into: &effects, timing: &timer)
    }
  }

  mutating func agentUp<Timer: StepTimer>(
    _ agent: AgentID, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    guard !isUp[agent.rawValue] else { return }
    isUp[agent.rawValue] = true
    let waiting = parked
    parked.removeAll(keepingCapacity: true)
    // Those for which still nobody is up park again, in the same order.
    for slot in waiting { assign(slot, at: now, into: &effects, timing: &timer) }
  }
}
