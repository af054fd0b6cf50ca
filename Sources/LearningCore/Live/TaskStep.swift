// What a hook answers: what is to be done next for a task. Not here: the hooks
// (`LiveFleet+Hooks.swift`).

public import FleetModel
public import Instants

/// Who is to attempt a task, and how.
public struct Advice: Hashable, Sendable {
  public let attempt: AttemptID
  public let subtask: SubtaskID
  public let agent: Agent
  public let action: Action
  /// Attempts at the task before this one.
  public let earlierAttempts: Int
  /// Whether chance chose the action, against what was known.
  public let isExploratory: Bool

  public var strategy: String { action.strategy }
}

/// Where a task stands after an attempt.
public enum TaskStep: Hashable, Sendable {
  /// It is to be attempted, now.
  case attempt(Advice)
  /// Its next attempt is due then; ``LiveFleet/continueTask(_:at:)`` tells whose.
  case pause(until: Instant)
  /// Nobody who may do it is up; it goes on when somebody is.
  case nobodyUp
  case ended(succeeded: Bool)
}
