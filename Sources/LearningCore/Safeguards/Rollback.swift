// What happens after a safeguard fired, step by step. Not here: who takes the steps (the
// coordinator and its driver), the event and the alert themselves (`RollbackRecords.swift`).

public import Instants

/// What to do next in a rollback.
public enum RollbackStep: Hashable, Sendable {
  case disableLearning
  case restore(VersionID)
  case stopImprovementLoop
  case emit(RollbackEvent)
  case alert(RollbackAlert)
  /// Nothing happens until somebody decides (``Rollback/decide(_:)``).
  case awaitReview
}

/// The six steps of *Learning System Integration Architecture*, §10.1, in their order: learning
/// stops before anything is restored, so that nothing is learned in between.
public struct Rollback: Hashable, Codable, Sendable {
  /// Where the rollback stands: the step that is next.
  public enum Stage: String, CaseIterable, Hashable, Codable, Sendable {
    case disableLearning = "disable_learning"
    case restoreVersion = "restore_version"
    case stopImprovementLoop = "stop_improvement_loop"
    case emitEvent = "emit_event"
    case alertOperators = "alert_operators"
    case awaitReview = "await_review"
    case decided
  }

  public private(set) var event: RollbackEvent
  private let agent: String
  private let settings: SafeguardSettings
  public private(set) var stage = Stage.disableLearning
  /// What the review found last; `nil` before.
  public private(set) var decision: ReviewDecision?
  private var isAsked = false

  /// What is restored, or was.
  public var restored: VersionID { event.versionRestored }
  public var alert: RollbackAlert { RollbackAlert(event, agent: agent, settings: settings) }

  /// - Parameters:
  ///   - finding: The check that fired.
  ///   - version: What to restore.
  ///   - agent: The agent's name, for the operators.
  public init(
    after finding: SafeguardFinding, restoring version: VersionID, agent: String,
    settings: SafeguardSettings, at now: Instant
  ) {
    precondition(finding.fires, "the check after task \(finding.taskCount) didn't fire")
    event = RollbackEvent(finding, restoring: version, settings: settings, at: now)
    self.agent = agent
    self.settings = settings
  }

  /// The step to take now, which then counts as taken; `nil` while the review is awaited and after
  /// it. Where the settings decide by themselves, no review is awaited.
  public mutating func nextStep() -> RollbackStep? {
    switch stage {
    case .disableLearning: take(.disableLearning, then: .restoreVersion)
    case .restoreVersion: take(.restore(restored), then: .stopImprovementLoop)
    case .stopImprovementLoop: take(.stopImprovementLoop, then: .emitEvent)
    case .emitEvent: take(.emit(event), then: .alertOperators)
    case .alertOperators: take(.alert(alert), then: .awaitReview)
    case .awaitReview: review()
    case .decided: nil
    }
  }

  private mutating func take(_ step: RollbackStep, then next: Stage) -> RollbackStep {
    stage = next
    isAsked = false
    return step
  }

  private mutating func review() -> RollbackStep? {
    guard !isAsked else { return nil }
    isAsked = true
    switch settings.reviewPolicy {
    case .manual: break
    case .reEnable: close(with: .reEnable)
    case .keepDisabled: close(with: .keepDisabled)
    }
    return .awaitReview
  }

  private mutating func close(with decision: ReviewDecision) {
    (self.decision, stage) = (decision, .decided)
  }

  /// Whether the agent may learn: only once a review said so.
  public var learns: Bool { stage == .decided && decision == .reEnable }

  /// What the review found at `now`. Going back further takes the steps from the second on again,
  /// with an earlier version, and awaits the next review.
  public mutating func decide(_ decision: ReviewDecision, at now: Instant) {
    precondition(stage == .awaitReview, "nothing is to be decided in stage \(stage.rawValue)")
    guard case .rollBackFurther(let version) = decision else { return close(with: decision) }
    precondition(version < restored, "\(version) isn't earlier than \(restored)")
    event.versionRestored = version
    event.timestamp = RollbackEvent.timestamp(now)
    (self.decision, stage) = (decision, .restoreVersion)
  }
}
