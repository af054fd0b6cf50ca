// What an agent knows of its strategies, against counts over a list and formulas by hand. Not here:
// failures (`FailureBookTests.swift`), sharing (`Sharing`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Stochastics
import Testing

struct PatternBookTests {
  private let kind = KindID(1)
  private let caching = StrategyID(2)

  private func hour(_ count: Int64) -> Instant { .start + .hours(count) }

  /// A book in which a strategy has so many successes of so many uses.
  private func book(_ successes: Int, of uses: Int) -> PatternBook {
    var book = PatternBook(kindCount: 2, strategyCount: 3)
    for use in 0..<uses {
      book.record(caching, on: kind, reward: use < successes ? 1 : -1, at: .start)
    }
    return book
  }

  @Test("L5: the first task discovers a pattern, later ones count up its use")
  func discovery() throws {
    var book = PatternBook(kindCount: 2, strategyCount: 3)
    #expect(book.patterns(at: .start).isEmpty && book.bestStrategy(for: kind) == nil)
    let isNew = [
      book.record(caching, on: kind, reward: 1.5, at: hour(1)),
      book.record(caching, on: kind, reward: -0.5, at: hour(2)),
      book.record(caching, on: KindID(0), reward: 0, at: hour(3)),
    ]
    #expect(isNew == [true, false, true])
    let pattern = try #require(book.pattern(of: caching, on: kind))
    #expect(pattern.usageCount == 2 && pattern.successRate == 0.5 && pattern.meanReward == 0.5)
    #expect(pattern.createdAt == hour(1) && pattern.lastUsedAt == hour(2) && pattern.isOwn)
    // A reward of 0 is no success.
    #expect(book.pattern(of: caching, on: KindID(0))?.successRate == 0)
  }

  /// After n successes of n the Wilson lower bound is n / (n + z²) with z² = 3.841459.
  @Test("L10: confidence passes .7, .8 and .9 at 9, 16 and 35 successes in a row, and not before")
  func confidence() throws {
    for uses in 1...50 {
      let confidence = try #require(book(uses, of: uses).pattern(of: caching, on: kind)).confidence
      #expect(abs(confidence - Double(uses) / (Double(uses) + 3.841458820694124)) < 1e-12)
      #expect((confidence > 0.7) == (uses >= 9))
      #expect((confidence > 0.8) == (uses >= 16))
      #expect((confidence > 0.9) == (uses >= 35))
    }
  }

  @Test("B3: what always fails never becomes certain, and what half fails stays below a half")
  func failingPattern() throws {
    for uses in [1, 10, 100, 1_000] {
      #expect(book(0, of: uses).pattern(of: caching, on: kind)?.confidence == 0)
      #expect(
        try #require(book(uses / 2, of: uses).pattern(of: caching, on: kind)).confidence < 0.5)
    }
    // Wilson's formula by hand for 45 of 50.
    let (z, n, p) = (1.959963984540054, 50.0, 0.9)
    let root = (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let expected = (p + z * z / (2 * n) - z * root) / (1 + z * z / n)
    let found = try #require(book(45, of: 50).pattern(of: caching, on: kind)).confidence
    #expect(abs(found - expected) < 1e-12)
  }

  @Test("#486, #265: usage counts add up to the tasks recorded, and survive a restart exactly")
  func bookkeeping() throws {
    var book = PatternBook(kindCount: 4, strategyCount: 6)
    var entries: [(kind: Int, strategy: Int, reward: Double, at: Int64)] = []
    var stream = StreamRoot(seed: 7, replication: 0).key(Purpose("pattern book")).stream(entity: 0)
    for task in 0..<5_000 {
      let entry = (
        stream.index(below: 4), stream.index(below: 6), 4 * stream.uniform() - 2, Int64(task)
      )
      entries.append(entry)
      book.record(
        StrategyID(entry.1), on: KindID(entry.0), reward: entry.2, at: hour(entry.3 / 100))
      guard task == 2_500 else { continue }
      book = try JSONDecoder().decode(PatternBook.self, from: try JSONEncoder().encode(book))
    }
    let patterns = book.patterns(at: hour(50))
    #expect(patterns.count == 24 && patterns.reduce(0) { $0 + $1.usageCount } == 5_000)
    for pattern in patterns {
      let own = entries.filter {
        $0.kind == pattern.kind.rawValue && $0.strategy == pattern.strategy.rawValue
      }
      let successes = own.filter { $0.reward > 0 }.count
      #expect(pattern.usageCount == own.count)
      #expect(pattern.successRate == Double(successes) / Double(own.count))
      let mean = own.reduce(0) { $0 + $1.reward } / Double(own.count)
      #expect(abs(pattern.meanReward - mean) < 1e-12)
      #expect(pattern.lastUsedAt == hour((own.last?.at ?? 0) / 100))
    }
    #expect(zip(patterns, patterns.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
    let again = try JSONDecoder().decode(PatternBook.self, from: try JSONEncoder().encode(book))
    #expect(again == book)
  }

  @Test("the most certain pattern comes first, of equals the lower kind, then the lower strategy")
  func order() {
    var book = PatternBook(kindCount: 2, strategyCount: 3)
    for (strategy, kind, uses) in [(2, 1, 3), (1, 1, 3), (2, 0, 3), (0, 1, 9)] {
      for _ in 0..<uses {
        book.record(StrategyID(strategy), on: KindID(kind), reward: 1, at: .start)
      }
    }
    let keys = book.patterns(at: .start).map { [$0.kind.rawValue, $0.strategy.rawValue] }
    #expect(keys == [[1, 0], [0, 2], [1, 1], [1, 2]])
  }

  @Test("C23: a pattern is live for seven days after its last use; what was counted stays")
  func lifetime() {
    var book = book(5, of: 5)
    #expect(book.patterns(at: hour(167)).count == 1 && book.patterns(at: hour(168)).isEmpty)
    #expect(book.patterns(at: hour(168), includesExpired: true).count == 1)
    book.record(caching, on: kind, reward: 1, at: hour(160))
    #expect(book.patterns(at: hour(320)).first?.usageCount == 6)
  }

  @Test("the best strategy goes by evidence, and by others' only where there is none of one's own")
  func best() throws {
    var book = PatternBook(kindCount: 2, strategyCount: 3)
    let (lucky, proven, foreign) = (StrategyID(0), StrategyID(1), StrategyID(2))
    for _ in 0..<2 { book.record(lucky, on: kind, reward: 1, at: .start) }
    for task in 0..<40 { book.record(proven, on: kind, reward: task < 36 ? 1 : -1, at: .start) }
    // Two of two is a rate of 1 and a bound of .34; 36 of 40 a rate of .9 and a bound of .77.
    #expect(book.bestStrategy(for: kind)?.strategy == proven)
    var teacher = PatternBook(kindCount: 2, strategyCount: 3)
    for _ in 0..<400 { teacher.record(foreign, on: kind, reward: 1, at: .start) }
    let known = try #require(teacher.pattern(of: foreign, on: kind))
    book.importPattern(known, from: AgentID(3), at: hour(1))
    #expect(book.knows(foreign, on: kind))
    #expect(book.bestStrategy(for: kind)?.strategy == proven, "discounted, it is below .5")
    var novice = PatternBook(kindCount: 2, strategyCount: 3)
    novice.importPattern(known, from: AgentID(3), at: hour(1))
    #expect(novice.bestStrategy(for: kind)?.strategy == foreign)
    // Own failures count more than another's certainty, at once.
    let isNew = novice.record(foreign, on: kind, reward: -1, at: hour(2))
    #expect(!isNew, "it was known")
    #expect(novice.bestStrategy(for: kind) == nil)
  }

  @Test("an import is discounted, says where it comes from, and never touches own evidence")
  func imports() throws {
    let known = try #require(book(20, of: 20).pattern(of: caching, on: kind))
    var reader = PatternBook(kindCount: 2, strategyCount: 3)
    let isTaken = [4, 5].map {
      reader.importPattern(known, from: AgentID($0), at: hour(Int64($0) + 1))
    }
    #expect(isTaken == [true, false])
    let taken = try #require(reader.pattern(of: caching, on: kind))
    #expect(taken.confidence == known.confidence / 2 && taken.usageCount == 0 && !taken.isOwn)
    #expect(taken.provenance?.owner == AgentID(4) && taken.provenance?.importedAt == hour(5))
    var expert = book(1, of: 10)
    let before = expert
    let isForced = expert.importPattern(known, from: AgentID(4), at: hour(5))
    #expect(!isForced && expert == before)
    reader.record(caching, on: kind, reward: -1, at: hour(7))
    let own = try #require(reader.pattern(of: caching, on: kind))
    #expect(own.isOwn && own.confidence == 0 && own.usageCount == 1)
    #expect(reader.provenance(of: caching, on: kind)?.owner == AgentID(4), "kept as a record")
  }

  @Test("strategies are numbered as the catalogue names them, and keys read as documented")
  func names() throws {
    let strategies = ExecutionStrategies(.documented)
    let expected = [
      "default", "parallel-execution", "sequential-execution", "adaptive-retry",
      "resource-optimization", "caching",
    ]
    #expect(strategies.names == expected)
    for (number, action) in ActionCatalogue.documented.actions.enumerated() {
      #expect(strategies.name(of: strategies[ActionID(number)]) == action.strategy)
    }
    #expect(strategies.strategy(named: "caching") == StrategyID(5))
    #expect(strategies.strategy(named: "magic") == nil)
    var book = PatternBook(kindCount: 12, strategyCount: 6)
    book.record(StrategyID(1), on: KindID(3), reward: 1, at: .start)
    let key = book.patterns(at: .start).first?.key(
      in: .qualityEngineering(), strategies: strategies)
    #expect(key == "api-contracts:parallel-execution")
  }
}
