// Strategies that do well and are hardly used. Not here: testing them
// (`ImprovementLoop+Cycle.swift`).

import FleetModel

/// A pattern worth a try.
///
/// The documents ask for a confidence above .8 and fewer than 10 uses. No evidence can give that:
/// 16 successes in a row are the fewest that put the lower bound above .8 (and with their own
/// counting it takes 32 uses). So low usage is relative here: less than a tenth of the kind's
/// tasks.
public struct Opportunity: Hashable, Codable, Sendable {
  public static let leastConfidence = 0.8
  public static let mostShare = 0.1

  public let pattern: LearnedPattern
  /// The strategy's share of the kind's tasks, 0 … 1.
  public let usageShare: Double
  /// The success rate of what is done by default on the kind, as far as known, 0 … 1.
  public let baseRate: Double

  /// The pattern's success rate less the default's: what a test is to confirm.
  public var expectedImprovement: Double { pattern.successRate - baseRate }

  /// Those of an agent, in the order of its patterns; the default itself is none. The default's
  /// success rate is its strategy's own from 30 uses on, before that the kind's.
  static func found(
    in patterns: [LearnedPattern], of book: PatternBook, defaultStrategy: (KindID) -> StrategyID
  ) -> [Opportunity] {
    patterns.compactMap { pattern in
      let current = defaultStrategy(pattern.kind)
      guard pattern.isOwn, pattern.confidence > leastConfidence, pattern.strategy != current else {
        return nil
      }
      let all = book.uses(on: pattern.kind)
      let share = Double(pattern.usageCount) / Double(all.count)
      guard share < mostShare else { return nil }
      let usual = book.uses(of: current, on: pattern.kind)
      let base = usual.count >= 30 ? usual : all
      return Opportunity(
        pattern: pattern, usageShare: share,
        baseRate: Double(base.successes) / Double(base.count))
    }
  }
}

/// Why an opportunity isn't being tested.
public enum UntestedReason: String, Codable, Sendable {
  /// The settings allow no further test at the moment.
  case testsAreUsedUp = "tests_used_up"
  /// A test runs on the kind's tasks, or something that was applied to them is being watched.
  case kindIsBusy = "kind_busy"
  /// It was tested against the very action that is the default now.
  case alreadyTested = "already_tested"
  /// It does no better than the default, as far as known.
  case promisesNothing = "promises_nothing"
  /// The default's success rate leaves no room for the smallest effect worth finding.
  case noRoom = "no_room"
  /// The smallest effect worth finding would take more results than a test may ask for.
  case tooLarge = "too_large"
}
