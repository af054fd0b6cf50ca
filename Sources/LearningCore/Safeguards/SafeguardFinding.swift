// What a check says. Not here: how it comes to say it (`Safeguard.swift`).

public import Instants

/// Which baseline a score fell below.
public enum SafeguardTrigger: String, CaseIterable, Hashable, Codable, Sendable {
  /// What was good lately: an agent that learned must not forget it.
  case movingBaseline = "moving_baseline"
  /// What was good at the start, and stays as it was.
  case dayZero = "day_0"
}

/// One check of an agent's score.
public struct SafeguardFinding: Hashable, Codable, Sendable {
  /// Tasks told of so far.
  public let taskCount: Int
  /// Percent of the baseline's score by which the window lies above it, negative below; against the
  /// baseline named by the trigger, else the moving one. `nil` while there is no baseline.
  public let degradation: Double?
  /// Whether it is below the threshold.
  public let isDegraded: Bool
  /// Degraded checks up to this one.
  public let inARow: Int
  /// The baseline that a degraded or firing check fell below.
  public let trigger: SafeguardTrigger?
  /// Whether the safeguard fires.
  public let fires: Bool
  /// As ``degradation``, but over all tasks since the fall seems to have begun; only where it
  /// fires.
  public let depth: Double?
  private let fallBeganNanoseconds: Int64?
  private let goodThroughNanoseconds: Int64?

  /// The last instant at which nothing spoke for a fall; only where it fires. Everything later is
  /// suspect.
  public var fallBegan: Instant? { fallBeganNanoseconds.map(Instant.init(nanoseconds:)) }

  /// What was learned up to here is known to have been good: ``SafeguardSettings/lag`` tasks
  /// followed, and nothing speaks against them.
  public var goodThrough: Instant? { goodThroughNanoseconds.map(Instant.init(nanoseconds:)) }

  init(
    taskCount: Int, degradation: Double?, isDegraded: Bool, inARow: Int,
    trigger: SafeguardTrigger?, fires: Bool, depth: Double?, fallBegan: Int64?,
    goodThrough: Int64?
  ) {
    self.taskCount = taskCount
    self.degradation = degradation
    self.isDegraded = isDegraded
    self.inARow = inARow
    self.trigger = trigger
    self.fires = fires
    self.depth = depth
    fallBeganNanoseconds = fallBegan
    goodThroughNanoseconds = goodThrough
  }
}
