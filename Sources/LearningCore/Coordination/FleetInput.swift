// What a fleet's coordinator is told. Not here: what it answers (`FleetEffect.swift`).

public import FleetModel

/// One thing that happened in a fleet, live or simulated.
public enum FleetInput: Hashable, Sendable {
  /// A task is to be done. Its number and its parts' are greater than those of earlier ones.
  case taskArrived(FleetTask)
  /// An agent began to serve an attempt; until then it waited in the agent's queue.
  case attemptStarted(AttemptID)
  /// An agent is done with an attempt. One that was cancelled meanwhile is ignored.
  case attemptEnded(AttemptID, Outcome)
  /// An agent can't be reached; whatever it had is lost.
  case agentDown(AgentID)
  case agentUp(AgentID)
  /// From now on the fleet learns and explores, as it does at first, or does neither: it goes by
  /// what is known, nothing of what ends is learned or recorded, and ε stands still. What was
  /// learned stays, and learning goes on from there when it is switched on again.
  case learningSwitched(on: Bool)
  /// The time has come that ``FleetCoordinator/nextWake`` asked for.
  case wake
}

/// One attempt among all that a coordinator ever starts: a place, and how often it was used before.
public struct AttemptID: Hashable, Sendable, CustomStringConvertible {
  /// The subtask's place among those in work; reused, so it stays small.
  public let slot: Int32
  public let serial: UInt32

  public init(slot: Int32, serial: UInt32) {
    self.slot = slot
    self.serial = serial
  }

  public var description: String { "attempt \(slot).\(serial)" }
}
