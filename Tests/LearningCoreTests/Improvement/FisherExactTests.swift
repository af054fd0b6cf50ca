// Fisher's exact test and its power, against numbers of SciPy 1.17.1 and by enumeration. Not here:
// tests of strategies (`ABTestTests.swift`).

import LearningCore
import Testing

struct FisherExactTests {
  private struct Table {
    let first: (Int, Int)
    let second: (Int, Int)
    let twoSided: Double
    let secondIsLower: Double
  }

  /// `scipy.stats.fisher_exact`, two-sided and, with the second group first, `less`.
  private static let tables = [
    Table(
      first: (3, 4), second: (1, 4), twoSided: 0.48571428571428565,
      secondIsLower: 0.24285714285714283),
    Table(
      first: (47, 50), second: (43, 50), twoSided: 0.31784001971109244,
      secondIsLower: 0.1589200098555462),
    Table(
      first: (180, 200), second: (194, 200), twoSided: 0.007256045096899856,
      secondIsLower: 0.9991036938931198),
    Table(
      first: (7, 10), second: (2, 12), twoSided: 0.027421494913754976,
      secondIsLower: 0.017027863777089782),
    Table(first: (0, 5), second: (5, 5), twoSided: 0.007936507936507938, secondIsLower: 1),
    Table(
      first: (900, 1_000), second: (970, 1_000), twoSided: 1.4693065824477314e-10,
      secondIsLower: 0.9999999999801016),
    Table(first: (1, 20), second: (0, 3), twoSided: 1, secondIsLower: 0.8695652173913043),
    Table(first: (250, 300), second: (30, 30), twoSided: 0.012851191030234079, secondIsLower: 1),
    Table(first: (5, 5), second: (5, 5), twoSided: 1, secondIsLower: 1),
    Table(
      first: (15_000, 20_000), second: (14_800, 20_000), twoSided: 0.02243731474271839,
      secondIsLower: 0.011218657371359195),
  ]

  @Test("p-values agree with SciPy's to nine digits")
  func pValues() {
    for table in Self.tables {
      let test = FisherExact(
        first: SuccessCount(successes: table.first.0, trials: table.first.1),
        second: SuccessCount(successes: table.second.0, trials: table.second.1))
      #expect(abs(test.twoSided / table.twoSided - 1) < 1e-9, "\(table)")
      #expect(abs(test.secondIsLower / table.secondIsLower - 1) < 1e-9, "\(table)")
    }
    let nothing = FisherExact(first: SuccessCount(), second: SuccessCount())
    #expect(nothing.twoSided == 1 && nothing.secondIsLower == 1)
  }

  /// The lady tasting tea: three of four cups right has p = (16 + 1) / 70 to one side, and 34 / 70
  /// to both (Fisher, *The Design of Experiments*, 1935, chapter 2).
  @Test("the lady tasting tea")
  func tea() {
    let test = FisherExact(
      first: SuccessCount(successes: 3, trials: 4), second: SuccessCount(successes: 1, trials: 4))
    #expect(abs(test.secondIsLower - 17.0 / 70) < 1e-12 && abs(test.twoSided - 34.0 / 70) < 1e-12)
  }

  @Test("the enumeration sums what the test decides in every table")
  func enumeration() {
    for (count, first, second) in [(12, 0.5, 0.9), (25, 0.8, 0.8), (40, 0.02, 0.3), (30, 0, 1)] {
      var (firstWins, secondWins) = (0.0, 0.0)
      let one = Self.binomial(first, count)
      let two = Self.binomial(second, count)
      for a in 0...count {
        for b in 0...count {
          let test = FisherExact(
            first: SuccessCount(successes: a, trials: count),
            second: SuccessCount(successes: b, trials: count))
          guard test.twoSided <= 0.05 else { continue }
          if a > b { firstWins += one[a] * two[b] } else { secondWins += one[a] * two[b] }
        }
      }
      let power = FisherPower(firstRate: first, secondRate: second, count: count, level: 0.05)
      #expect(abs(power.firstWins - firstWins) < 1e-12, "\(count) \(first) \(second)")
      #expect(abs(power.secondWins - secondWins) < 1e-12, "\(count) \(first) \(second)")
    }
  }

  /// The probabilities of 0 … n successes, one trial after another.
  private static func binomial(_ rate: Double, _ count: Int) -> [Double] {
    (0..<count).reduce(into: [1.0]) { row, _ in
      row = (0...row.count).map {
        ($0 > 0 ? row[$0 - 1] * rate : 0) + ($0 < row.count ? row[$0] * (1 - rate) : 0)
      }
    }
  }

  /// By SciPy's hypergeometric and binomial probabilities over all tables.
  @Test("exact power and exact false alarms agree with SciPy's")
  func power() {
    let cases: [(Double, Double, Int, Double, Double)] = [
      (0.9, 0.97, 222, 9.44823169148232e-08, 0.8284680794056855),
      (0.85, 0.92, 353, 2.6419717905892155e-07, 0.807272866560237),
      (0.9, 0.97, 30, 1.0196865863139224e-05, 0.03258725690672637),
      (0.85, 0.85, 220, 0.018265298673045046, 0.018265298673045046),
      (0.9, 0.9, 220, 0.017661935272878352, 0.017661935272878352),
      (0.95, 0.95, 220, 0.015086697422812132, 0.015086697422812132),
      (0.95, 0.95, 100, 0.010442382933459643, 0.010442382933459643),
    ]
    for (first, second, count, firstWins, secondWins) in cases {
      let power = FisherPower(firstRate: first, secondRate: second, count: count, level: 0.05)
      #expect(abs(power.firstWins - firstWins) < 1e-11, "\(first) \(second) \(count)")
      #expect(abs(power.secondWins - secondWins) < 1e-11, "\(first) \(second) \(count)")
    }
  }
}
