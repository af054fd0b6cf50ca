// What a fleet's coordinator wants done. Not here: doing it (`FleetSimulation`, a live driver).

public import FleetModel
public import Instants

/// One thing for a driver to carry out, in the order in which effects stand.
public enum FleetEffect: Hashable, Sendable {
  /// An agent is to attempt a subtask in a certain way.
  case start(Assignment)
  /// An attempt that waits or is being served is to be dropped; nothing more is to be said of it.
  case cancel(AttemptID)
  /// What an attempt teaches, whose end was told to be learned from later: to be handed back by
  /// ``FleetInput/lesson(_:)`` when it may be known, or never.
  indirect case lesson(Lesson)
  /// Something was learned from; for a store to keep.
  case record(TaskExperience)
  /// Something else for a store to keep, or to let go.
  indirect case keep(LearningRecord)
  /// Something that others may want to know; a store keeps it for a while.
  case event(LearningEvent)
  /// Somebody must look at an agent.
  indirect case alert(AgentID, RollbackAlert)
  /// What agents have shared is to be read and handed in by ``FleetInput/patternsImported(_:)``.
  case readSharedPatterns
  /// A subtask reached its final outcome.
  case subtaskEnded(SubtaskReport)
  /// All subtasks of a task reached theirs; the task succeeded when all of them did.
  case taskEnded(TaskID, succeeded: Bool)
}

/// Who does which subtask, and how.
public struct Assignment: Hashable, Sendable {
  public let attempt: AttemptID
  public let subtask: SubtaskID
  public let agent: AgentID
  public let action: ActionID
  /// Attempts at this subtask before this one.
  public let earlierAttempts: Int
  /// Whether chance chose the action, against what was known.
  public let isExploratory: Bool
}

/// What an engine learned from, whole: enough to learn it again.
public struct TaskExperience: Hashable, Sendable {
  public let subtask: SubtaskID
  public let kind: KindID
  public let agent: AgentID
  /// Attempts at the subtask before this one.
  public let earlierAttempts: Int
  public let state: StateKey
  public let choice: ActionChoice
  public let succeeded: Bool
  public let reward: Double
  /// The state that the target looked ahead to; `nil` when it was terminal.
  public let next: StateKey?
  public let at: Instant
}
