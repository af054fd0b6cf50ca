// A strategy that became a default and is watched. Not here: who applies and takes back
// (`ImprovementLoop+Cycle.swift`).

public import FleetModel
public import Instants

/// What was changed, what it was before, and how it has gone since.
public struct AppliedStrategy: Hashable, Codable, Sendable {
  /// Below this many attempts with the new action a review waits, whatever the time.
  public static let leastAttempts = 30

  public let strategy: String
  public let action: ActionID
  /// The kind whose default it is; `nil` is all kinds.
  public let kind: KindID?
  /// The defaults that it replaced: one, or one for each kind.
  public let previous: [ActionID]
  /// The test that it won; `nil` when it was applied on its pattern's confidence.
  public let test: ABTestID?
  public let appliedAt: Instant
  /// Successes of what was done before.
  public let before: SuccessCount
  /// Successes of attempts with the new action since.
  public internal(set) var since = SuccessCount()

  func covers(_ kind: KindID) -> Bool { self.kind == nil || self.kind == kind }

  func isDue(at now: Instant, after monitoring: Span) -> Bool {
    now - appliedAt >= monitoring && since.trials >= Self.leastAttempts
  }

  /// One look, at the end: Fisher's one-sided test of success having fallen.
  ///
  /// It compares with the time before, so anything else that changed in the meantime counts, too.
  func review(level: Double) -> AppliedReview {
    let pValue = FisherExact(first: before, second: since).secondIsLower
    return AppliedReview(applied: self, pValue: pValue, isKept: pValue > level)
  }
}

/// How watching a strategy ended.
public struct AppliedReview: Hashable, Codable, Sendable {
  public let applied: AppliedStrategy
  /// The chance of so low a success rate or a lower one, had nothing changed.
  public let pValue: Double
  /// Whether it stays, to be shared; or else was rolled back.
  public let isKept: Bool
}
