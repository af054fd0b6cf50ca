// Scores held against earlier ones: numbers by SciPy, words by construction, pairs by replication.
// Not here: baselines (`BaselineComparisonTests.swift`).

import Experiments
import GroundTruth
import Testing

struct ShiftTests {
  static let gauge = Gauge(.score, over: 0..<2)

  static func sheet(
    _ values: [Double], arm: String = "a", numbers: [Int]? = nil, measure: Measure = .score
  ) throws -> ScoreSheet {
    try ScoreSheet(
      seed: 7, replications: numbers ?? Array(values.indices),
      rows: [.init(arm: arm, gauge: Gauge(measure, over: 0..<2), values: values)])
  }

  static func shift(
    _ now: [Double], _ before: [Double], margin: Double = 0.02, measure: Measure = .score
  ) throws -> Shift {
    let comparison = try ScoreComparison(
      of: [
        .init(name: "before", scores: try sheet(before, measure: measure)),
        .init(name: "now", scores: try sheet(now, measure: measure)),
      ], margin: margin)
    return try #require(comparison.parts.first?.shifts.first)
  }

  static let base = (0..<50).map { 0.5 + 0.01 * Double($0 % 5) }
  static func moved(by factor: Double, noise: Double = 0.002, count: Int = 50) -> [Double] {
    (0..<count).map { index in
      let wave = noise * (index % 2 == 0 ? 1.0 : -1.0) + noise / 2 * Double(index % 3)
      return factor * (0.5 + 0.01 * Double(index % 5)) + wave
    }
  }

  private func agree(_ one: Double?, _ other: Double, within: Double = 1e-9) -> Bool {
    one.map { abs($0 - other) <= within * max(1e-3, abs(other)) } ?? false
  }

  /// SciPy 1.17.1: the ratio of means with the standard error of mean(aᵢ − R bᵢ) / mean(b), `t.ppf(.95, 49)`
  /// for the bounds, `t.cdf((R + .02) / se, 49)` for p, `t.ppf(.975, 49)` for the interval of the difference.
  @Test("numbers are SciPy's")
  func numbers() throws {
    let shift = try Self.shift(Self.moved(by: 0.97), Self.base)
    #expect(agree(shift.mean, 0.50538) && agree(shift.baseMean, 0.52))
    #expect(agree(shift.change?.value, -0.02811538461538466))
    #expect(agree(shift.change?.low, -0.029101044470858622))
    #expect(agree(shift.change?.high, -0.027129724759910698))
    #expect(agree(shift.p, 8.240371779390903e-19, within: 1e-6))
    #expect(shift.holm == shift.p && shift.count == 50 && shift.changed == 50)
    #expect(agree(shift.difference?.value, -0.01462))
    #expect(agree(shift.difference?.low, -0.015245523011659696))
    #expect(agree(shift.difference?.high, -0.013994476988340351))
    #expect(shift.word == .worse && shift.settledBy == nil)
  }

  struct Case: Sendable {
    let factor: Double
    let noise: Double
    let word: Shift.Word
    var count = 50
    var measure = Measure.score
  }

  static let cases = [
    Case(factor: 1, noise: 0, word: .identical), Case(factor: 0.97, noise: 0.002, word: .worse),
    Case(factor: 0.99, noise: 0.002, word: .equivalent),
    Case(factor: 1.005, noise: 0.002, word: .equivalent),
    Case(factor: 1.05, noise: 0.002, word: .better),
    Case(factor: 0.96, noise: 0.02, word: .inconclusive),
    Case(factor: 0.5, noise: 0.002, word: .inconclusive, count: 49),
    Case(factor: 1, noise: 0, word: .identical, count: 1),
    Case(factor: 1.05, noise: 0.002, word: .worse, measure: .meanSeconds),
    Case(factor: 0.9, noise: 0.002, word: .better, measure: .errorRate),
  ]

  @Test("words follow from the bounds", arguments: cases)
  func words(_ example: Case) throws {
    let shift = try Self.shift(
      Self.moved(by: example.factor, noise: example.noise, count: example.count),
      Array(Self.base.prefix(example.count)), measure: example.measure)
    #expect(shift.word == example.word)
    let isOpen = example.word == .inconclusive
    #expect(isOpen == (shift.settledBy != nil))
    if isOpen { #expect((shift.settledBy ?? 0) > example.count) }
    #expect(shift.isBeyondMargin == (example.word == .better))
  }

  /// The last bit of one of 50 seeds.
  @Test("the smallest change is no identity")
  func lastBit() throws {
    var now = Self.base
    now[17] = now[17].nextUp
    let shift = try Self.shift(now, Self.base)
    #expect(shift.changed == 1 && shift.word == .equivalent)
  }

  @Test("what was nothing and is something is worse, or better, whatever the margin")
  func fromZero() throws {
    let (none, some) = (Array(repeating: 0.0, count: 50), Self.moved(by: 0.1))
    let errors = try Self.shift(some, none, measure: .errorRate)
    #expect(errors.word == .worse && !errors.isRelative)
    #expect(try Self.shift(some, none).word == .better)
    // A negative mean before: up is still better.
    #expect(try Self.shift(Self.moved(by: -0.9), Self.base.map { -$0 }).word == .better)
  }

  /// Whoever pairs by position finds changes in a shuffled sheet.
  @Test("replications are paired by their number, in whatever order they stand")
  func pairing() throws {
    let now = Self.moved(by: 0.995)
    let order = (0..<50).map { $0 * 17 % 50 }
    let shuffled = try Self.sheet(order.map { now[$0] }, numbers: order)
    let straight = try Self.sheet(now)
    func shifts(_ sources: [ScoreSheet]) throws -> Shift {
      let comparison = try ScoreComparison(
        of: sources.map { .init(name: "x", scores: $0) }, margin: 0.02)
      return try #require(comparison.parts.first?.shifts.first)
    }
    #expect(try shifts([straight, shuffled]).word == .identical)
    #expect(try shifts([shuffled, straight]).word == .identical)
    let base = try Self.sheet(Self.base)
    let (one, other) = (try shifts([base, straight]), try shifts([base, shuffled]))
    #expect(one.change == other.change && one.word == other.word)
    #expect(one.changed > 0)
  }

  @Test("other replications, or another seed, can't be paired")
  func mismatch() throws {
    let base = try Self.sheet(Self.base)
    let shifted = try Self.sheet(Self.base, numbers: Array(1...50))
    let seeded = try ScoreSheet(seed: 8, replications: base.replications, rows: base.rows)
    for other in [shifted, seeded] {
      #expect(throws: ScoreProblem.self) {
        _ = try ScoreComparison(
          of: [.init(name: "a", scores: base), .init(name: "b", scores: other)], margin: 0.02)
      }
    }
  }

  @Test("a sheet is whole or refused")
  func sheets() throws {
    let row = ScoreSheet.Row(arm: "a", gauge: Self.gauge, values: [1, 2])
    let other = ScoreSheet.Row(arm: "b", gauge: Gauge(.errorRate, over: 0..<2), values: [1, 2])
    func refuses(_ replications: [Int], _ rows: [ScoreSheet.Row]) -> Bool {
      (try? ScoreSheet(seed: 1, replications: replications, rows: rows)) == nil
    }
    #expect(!refuses([3, 4], [row]))
    #expect(refuses([], [row]) && refuses([3, 4], []) && refuses([3, 3], [row]))
    #expect(refuses([3], [row]) && refuses([3, 4], [row, row]) && refuses([3, 4], [row, other]))
    for value in [Double.nan, .infinity] {
      #expect(refuses([3, 4], [.init(arm: "a", gauge: Self.gauge, values: [1, value])]))
    }
  }

  /// Three arms of which one hasn't changed: the family has two, so the smaller p is doubled.
  @Test("Holm counts what has changed, over all folders")
  func holm() throws {
    func sheet(_ arms: [(String, [Double])]) throws -> ScoreSheet {
      try ScoreSheet(
        seed: 7, replications: Array(0..<50),
        rows: arms.map { .init(arm: $0.0, gauge: Self.gauge, values: $0.1) })
    }
    let base = try sheet(["a", "b", "c"].map { ($0, Self.base) })
    let one = try sheet([("a", Self.base), ("b", Self.moved(by: 0.98, noise: 0.004))])
    let two = try sheet([("c", Self.moved(by: 0.975, noise: 0.004))])
    let comparison = try ScoreComparison(
      of: [
        .init(name: "0", scores: base), .init(name: "1", scores: one),
        .init(name: "2", scores: two),
      ], margin: 0.02)
    let shifts = comparison.parts.flatMap(\.shifts)
    let p = shifts.map { $0.p ?? .nan }
    #expect(shifts.map(\.arm) == ["a", "b", "c"] && shifts[0].holm == nil)
    let least = min(p[1], p[2])
    #expect(shifts.map(\.holm).compactMap(\.self).min() == min(1, 2 * least))
    #expect(comparison.parts[0].unpaired == ["c"] && comparison.parts[1].unpaired == ["a", "b"])
  }
}
