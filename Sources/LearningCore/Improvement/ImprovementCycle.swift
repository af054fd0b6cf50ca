// Everything that one cycle found and did, for its caller to turn into events and records.
// Not here: doing it (`ImprovementLoop+Cycle.swift`), keys and lifetimes of records
// (`SharedMemory`).

public import FleetModel
public import Instants

/// A report of one cycle. Its record is kept for 30 days under its number, which never repeats.
public struct ImprovementCycle: Hashable, Codable, Sendable {
  public static let lifetime = Span.days(30)

  /// An opportunity that is left, and why.
  public struct Untested: Hashable, Codable, Sendable {
    public let opportunity: Opportunity
    public let reason: UntestedReason
  }

  /// Counts an agent's cycles from 1.
  public let number: Int
  public let at: Instant
  /// The tracker's figure in percent; `nil` when it had none.
  public let improvementRate: Double?
  /// Cycles of this loop so far that had to do without the figure.
  public let missingFigures: Int
  /// Causes of failure known.
  public internal(set) var failurePatternCount = 0
  public internal(set) var mitigated: [FailurePattern] = []
  public internal(set) var opportunities: [Opportunity] = []
  public internal(set) var untested: [Untested] = []
  /// Watched strategies whose time was over: they stay, to be shared, or were rolled back.
  public internal(set) var kept: [AppliedReview] = []
  public internal(set) var rolledBack: [AppliedReview] = []
  /// Tests that ended since the cycle before, whole; the loop forgets them with this.
  public internal(set) var completed: [ABTest] = []
  public internal(set) var cancelled: [ABTest] = []
  /// Tests that began, with the size that they ask for.
  public internal(set) var started: [ABTest] = []
  /// Strategies that became defaults.
  public internal(set) var applied: [AppliedStrategy] = []
  /// Patterns that would have been applied if settings allowed it.
  public internal(set) var proposed: [LearnedPattern] = []
  /// Warnings: strategies of such patterns that the loop has no strategy for.
  public internal(set) var unknownStrategies: [StrategyID] = []
  public internal(set) var activeTestCount = 0

  public var opportunityCount: Int { opportunities.count }

  init(number: Int, at now: Instant, improvementRate: Double?, missingFigures: Int) {
    (self.number, at) = (number, now)
    (self.improvementRate, self.missingFigures) = (improvementRate, missingFigures)
  }
}
