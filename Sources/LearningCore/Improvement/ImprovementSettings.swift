// What an operator decides of the improvement loop. Not here: the loop (`ImprovementLoop.swift`).

public import Instants

/// How a loop works; the default changes nothing on its own but what an A/B test has shown.
public struct ImprovementSettings: Hashable, Codable, Sendable {
  /// From one cycle to the next (documented: one hour).
  public var interval = Span.hours(1)
  /// Whether patterns are applied on confidence alone, without a test. Off, as a later release of
  /// the documents' system has it; then they are only proposed.
  public var autoApply = false
  /// How long a strategy is watched after it was applied (documented: 7 days).
  public var monitoring = Span.days(7)
  /// Tests that the loop runs at once at most on its own account; 0 is none.
  public var mostRunningTests = 1
  /// A test that takes longer is cancelled (its record is kept for 30 days).
  public var longestTest = Span.days(30)
  /// The smallest rise of the success rate that a test is to find.
  public var smallestEffect = 0.07
  /// The chance of a false winner at most, of every test and every review.
  public var level = 0.05
  /// The chance at least that a test finds the smallest effect.
  public var power = 0.8

  public init() {}

  /// Traps on what isn't settings, since the caller's code says it.
  func check() {
    precondition(interval > .zero, "cycles \(interval) apart never end")
    precondition(monitoring > .zero && longestTest > .zero, "watching takes time")
    precondition(mostRunningTests >= 0, "\(mostRunningTests) tests can't run")
    for share in [smallestEffect, level, power] {
      precondition(share > 0 && share < 1, "\(share) isn't strictly between 0 and 1")
    }
  }
}
