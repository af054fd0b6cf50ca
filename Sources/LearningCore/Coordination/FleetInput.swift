// What a fleet's coordinator is told. Not here: what it answers (`FleetEffect.swift`).

public import FleetModel

/// One thing that happened in a fleet, live or simulated.
public enum FleetInput: Hashable, Sendable {
  /// A task is to be done. Its number and its parts' are greater than those of earlier ones.
  case taskArrived(FleetTask)
  /// An agent began to serve an attempt; until then it waited in the agent's queue.
  case attemptStarted(AttemptID)
  /// An agent is done with an attempt. One that was cancelled meanwhile is ignored. Work goes on at
  /// once, whenever what the attempt teaches comes.
  case attemptEnded(AttemptID, Outcome, lesson: LessonTime = .now)
  /// What an attempt taught is known at last: a ``FleetEffect/lesson(_:)`` as it was handed out. In
  /// any order, and whatever has become of the attempt's subtask since.
  indirect case lesson(Lesson)
  /// An agent can't be reached; whatever it had is lost.
  case agentDown(AgentID)
  case agentUp(AgentID)
  /// From now on the fleet learns and explores, as it does at first, or does neither: it goes by
  /// what is known, nothing of what ends is learned or recorded, and ε stands still. What was
  /// learned stays, and learning goes on from there when it is switched on again.
  case learningSwitched(on: Bool)
  /// The fleet goes into service: its agents are registered and their loops begin. Where no lifecycle is
  /// configured it changes nothing.
  case started
  /// The fleet goes out of service: loops end, reports are made. What comes later is still handled.
  case stopped
  /// Experiences from elsewhere, which engines learn from as if they were their own; nobody's
  /// performance.
  case experiences([Lesson])
  /// What other agents have published, as a store gave it.
  indirect case patternsImported([SharedPattern])
  /// Somebody looked at an agent whose learning a safeguard had stopped, and decided.
  case reviewed(AgentID, ReviewDecision)
  /// The time has come that ``FleetCoordinator/nextWake`` asked for.
  case wake
}

/// When an outcome may be learned from.
public enum LessonTime: Hashable, Sendable {
  /// With the outcome itself.
  case now
  /// When ``FleetInput/lesson(_:)`` says so, or never: until then the coordinator knows nothing of
  /// it beyond what the subtask needs, and keeps nothing of it.
  case later
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
