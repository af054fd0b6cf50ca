// How an attempt went, as far as anybody can see, and how a subtask ended.
// Not here: what would have happened otherwise (`GroundTruth`), what it is worth (`Score.swift`).

public import Instants

/// What an agent reports of one attempt. A signal that is missing stays `nil`: nothing is invented.
public struct Outcome: Hashable, Codable, Sendable {
  public let succeeded: Bool
  /// How long the agent served the attempt, without waiting.
  public let service: Span
  /// Errors that were raised; an attempt may fail without raising one.
  public let errors: Int
  /// 0 … 1, from whoever asked for the work.
  public let satisfaction: Double?
  /// 0 … 1, the share of resources well used.
  public let efficiency: Double?
  /// 0 … 1, test coverage reached.
  public let coverage: Double?
  /// What the work was worth, where somebody can say so in a number of its own: any finite one. Then
  /// it is what engines earn, and what a verdict counts as the score.
  public let value: Double?
  /// What made the attempt fail; `nil` where nobody says.
  public let cause: FailureCause?
  /// What whoever asked for the work thinks of it.
  public let feedback: LearningFeedback?

  public init(
    succeeded: Bool, service: Span, errors: Int, satisfaction: Double? = nil,
    efficiency: Double? = nil, coverage: Double? = nil, value: Double? = nil,
    cause: FailureCause? = nil, feedback: LearningFeedback? = nil
  ) {
    precondition(value?.isFinite ?? true, "\(value ?? 0) is no worth")
    self.succeeded = succeeded
    self.service = service
    self.errors = errors
    self.satisfaction = satisfaction
    self.efficiency = efficiency
    self.coverage = coverage
    self.value = value
    self.cause = cause
    self.feedback = feedback
  }
}

/// A judgement on one attempt, from a user, a system or a peer.
public struct LearningFeedback: Hashable, Codable, Sendable {
  /// 0 … 1, .5 being neither good nor bad.
  public let rating: Double
  /// How many things were found wrong.
  public let issues: Int32

  public init(rating: Double, issues: Int32 = 0) {
    precondition((0...1).contains(rating) && issues >= 0, "\(rating), \(issues): no feedback")
    self.rating = rating
    self.issues = issues
  }
}

/// How a planned subtask ended, after its last attempt or without any.
public struct SubtaskReport: Hashable, Sendable {
  public let subtask: SubtaskID
  public let task: TaskID
  public let succeeded: Bool
  /// From ready to the final outcome: waiting, service, retries and pauses included.
  public let elapsed: Span
  /// 0 when it was never started because a subtask before it failed.
  public let attempts: Int
  public let errors: Int
  /// Who made the last attempt.
  public let agent: AgentID?

  public init(
    subtask: SubtaskID, task: TaskID, succeeded: Bool, elapsed: Span, attempts: Int, errors: Int,
    agent: AgentID?
  ) {
    self.subtask = subtask
    self.task = task
    self.succeeded = succeeded
    self.elapsed = elapsed
    self.attempts = attempts
    self.errors = errors
    self.agent = agent
  }
}
