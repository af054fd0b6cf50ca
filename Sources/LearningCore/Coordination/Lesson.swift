// What an attempt teaches, whole. Not here: learning it (`FleetCoordinator+Lessons.swift`).

public import FleetModel

/// All that is needed to learn from an attempt, at whatever time: the coordinator keeps nothing of
/// it in the meantime, so what never comes back costs nothing.
public struct Lesson: Hashable, Sendable {
  public let subtask: SubtaskID
  /// What the subtask asked for.
  public let request: Subtask
  /// Who made the attempt, and in which way.
  public let agent: AgentID
  public let choice: ActionChoice
  /// Attempts at the subtask before this one.
  public let earlierAttempts: Int
  public let outcome: Outcome
  /// Whether the same agent tries once more.
  public let isRetried: Bool
  /// The place in an A/B test that the attempt was made for.
  public let allocation: TestAllocation?

  public init(
    subtask: SubtaskID, request: Subtask, agent: AgentID, choice: ActionChoice,
    earlierAttempts: Int, outcome: Outcome, isRetried: Bool, allocation: TestAllocation? = nil
  ) {
    (self.subtask, self.request, self.agent) = (subtask, request, agent)
    (self.choice, self.earlierAttempts, self.outcome) = (choice, earlierAttempts, outcome)
    (self.isRetried, self.allocation) = (isRetried, allocation)
  }
}
