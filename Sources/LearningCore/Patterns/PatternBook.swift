// What one agent learned of each strategy on each kind. Not here: the values handed out
// (`LearnedPattern.swift`), others' knowledge (`PatternBook+Imports.swift`), failures
// (`FailureBook.swift`).

public import FleetModel
public import Instants

/// Counts of uses and successes for every (kind, strategy), and what was imported of others.
///
/// Confidence is computed when it is asked for, so that a use costs a few additions.
public struct PatternBook: Hashable, Codable, Sendable {
  /// How long a pattern is live after its last use (record policy: 7 days, refreshed on use).
  public static let lifetime = Span.days(7)

  /// What an agent saw itself.
  struct Uses: Hashable, Codable, Sendable {
    var count = 0
    var successes = 0
    var meanReward = 0.0
    var first = Instant.start
    var last = Instant.start

    mutating func add(_ reward: Double, at now: Instant) {
      if count == 0 { first = now }
      count += 1
      successes += reward > 0 ? 1 : 0
      meanReward += (reward - meanReward) / Double(count)
      last = now
    }
  }

  public let kindCount: Int
  public let strategyCount: Int
  /// By kind, then by strategy; both arrays.
  var own: [Uses]
  var imported: [Provenance?]

  public init(kindCount: Int, strategyCount: Int) {
    precondition(kindCount > 0 && strategyCount > 0, "a book needs kinds and strategies")
    self.kindCount = kindCount
    self.strategyCount = strategyCount
    own = Array(repeating: Uses(), count: kindCount * strategyCount)
    imported = Array(repeating: nil, count: kindCount * strategyCount)
  }

  @inline(__always)
  func place(_ kind: KindID, _ strategy: StrategyID) -> Int {
    precondition(
      (0..<kindCount).contains(kind.rawValue) && (0..<strategyCount).contains(strategy.rawValue),
      "kind \(kind) and strategy \(strategy) aren't in the book")
    return kind.rawValue * strategyCount + strategy.rawValue
  }

  /// Counts one use of a strategy. It succeeded when its reward is above 0, as documented.
  ///
  /// - Returns: Whether the pattern is newly discovered: neither used nor imported before.
  /// - Complexity: O(1), without allocation.
  @discardableResult
  public mutating func record(
    _ strategy: StrategyID, on kind: KindID, reward: Double, at now: Instant
  ) -> Bool {
    precondition(reward.isFinite, "\(reward) is no reward")
    let place = place(kind, strategy)
    let isNew = own[place].count == 0
    own[place].add(reward, at: now)
    return isNew && imported[place] == nil
  }

  /// Own uses of a strategy on a kind, and how many of them succeeded.
  public func uses(of strategy: StrategyID, on kind: KindID) -> (count: Int, successes: Int) {
    let uses = own[place(kind, strategy)]
    return (uses.count, uses.successes)
  }

  /// Own uses of all strategies on a kind, and how many of them succeeded.
  public func uses(on kind: KindID) -> (count: Int, successes: Int) {
    (0..<strategyCount).reduce(into: (0, 0)) { sum, strategy in
      let uses = own[place(kind, StrategyID(strategy))]
      sum = (sum.0 + uses.count, sum.1 + uses.successes)
    }
  }

  /// What is known of a strategy on a kind; `nil` when nothing is.
  public func pattern(of strategy: StrategyID, on kind: KindID) -> LearnedPattern? {
    let place = place(kind, strategy)
    let uses = own[place]
    if uses.count > 0 {
      return LearnedPattern(
        kind: kind, strategy: strategy, confidence: confidence(at: place) ?? 0,
        successRate: Double(uses.successes) / Double(uses.count), meanReward: uses.meanReward,
        usageCount: uses.count, createdAt: uses.first, lastUsedAt: uses.last, provenance: nil)
    }
    return imported[place].map {
      LearnedPattern(
        kind: kind, strategy: strategy, confidence: $0.confidence, successRate: $0.successRate,
        meanReward: $0.meanReward, usageCount: 0, createdAt: $0.importedAt,
        lastUsedAt: $0.importedAt, provenance: $0)
    }
  }

  /// Everything known, the most certain first; of equals the lower kind, then the lower strategy.
  ///
  /// - Parameter includesExpired: Whether to list those, too, that weren't used for the lifetime.
  ///   Their counts are kept in any case.
  /// - Complexity: O(*n* log *n*) with *n* patterns.
  public func patterns(at now: Instant, includesExpired: Bool = false) -> [LearnedPattern] {
    // Asked for three times with each cycle, so places are put in order and not what stands there.
    var found: [(confidence: Double, place: Int)] = []
    for place in own.indices {
      guard let confidence = confidence(at: place) else { continue }
      let last = own[place].count > 0 ? own[place].last : imported[place]?.importedAt ?? .start
      if includesExpired || now - last < Self.lifetime { found.append((confidence, place)) }
    }
    found.sort {
      $0.confidence == $1.confidence ? $0.place < $1.place : $0.confidence > $1.confidence
    }
    return found.compactMap {
      let (kind, strategy) = $0.place.quotientAndRemainder(dividingBy: strategyCount)
      return pattern(of: StrategyID(strategy), on: KindID(kind))
    }
  }

  /// How certain what is known at a place is; `nil` where nothing is known.
  private func confidence(at place: Int) -> Double? {
    let uses = own[place]
    guard uses.count > 0 else { return imported[place]?.confidence }
    return Evidence.lowerBound(successes: uses.successes, of: uses.count)
  }

  /// What is best known for a kind: the highest confidence, of equals the lower number; `nil` when
  /// nothing speaks for any strategy.
  ///
  /// Others' knowledge counts for strategies that this agent never used itself.
  public func bestStrategy(for kind: KindID) -> LearnedPattern? {
    var best: LearnedPattern?
    for strategy in 0..<strategyCount {
      guard let pattern = pattern(of: StrategyID(strategy), on: kind) else { continue }
      if pattern.confidence > best?.confidence ?? 0 { best = pattern }
    }
    return best
  }
}
