// Looks, charts and trends against theory. Not here: reference numbers (`ValidationTests`).

import LabStatistics
import Stochastics
import Testing

struct ChangeTests {
  @Test("one look is the fixed test, and boundaries have their shapes")
  func looks() {
    for boundary in [GroupSequential.Boundary.pocock, .obrienFleming] {
      let single = GroupSequential(boundary, looks: 1)
      #expect(agree(single.criticalValues[0], 1.959963984540054, within: 1e-8))
      #expect(agree(single.nominalLevels[0], 0.05, within: 1e-7))
    }
    // Bonferroni bounds Pocock from above, one look from below.
    let five = GroupSequential(.pocock, looks: 5)
    #expect(five.criticalValues.allSatisfy { $0 > 1.96 && $0 < 2.576 })
    let strict = GroupSequential(.obrienFleming, looks: 4).criticalValues
    #expect(agree(strict[0], 2 * strict[3]) && strict[3] < five.criticalValues[4])
  }

  private static let key = StreamRoot(seed: 8, replication: 0).key(Purpose("changes"))

  /// 4 000 walks of five steps: within four binomial deviations of 5 %.
  @Test(
    "five looks err as often as one", arguments: [GroupSequential.Boundary.obrienFleming, .pocock])
  func size(boundary: GroupSequential.Boundary) {
    let critical = GroupSequential(boundary, looks: 5).criticalValues
    let crossed = (0..<4_000).count { (walk: Int) -> Bool in
      var stream = Self.key.stream(entity: UInt64(walk))
      var sum = 0.0
      return critical.enumerated().contains { look, value in
        sum += StandardNormal.quantile(stream.uniform())
        return abs(sum) > value * Double(look + 1).squareRoot()
      }
    }
    let error = (0.05 * 0.95 / 4_000).squareRoot()
    #expect(abs(Double(crossed) / 4_000 - 0.05) < 4 * error)
  }

  /// Two-sided chart, allowance one half: Montgomery's table 9.3 (three digits), within four
  /// standard errors of 2 000 runs and the table's last digit.
  @Test(
    "run lengths of the chart",
    arguments: [(4.0, 0.0, 168.0), (4, 0.5, 26.6), (4, 1, 8.38), (5, 0.5, 38), (5, 1, 10.4)])
  func runLengths(threshold: Double, shift: Double, expected: Double) {
    let lengths = (0..<2_000).map { run -> Double in
      var stream = Self.key.stream(entity: UInt64(run), index: 1)
      var chart = Cusum(mean: 10, deviation: 2, threshold: threshold)
      var length = 1.0
      while chart.add(10 + 2 * (shift + StandardNormal.quantile(stream.uniform()))) == nil {
        length += 1
      }
      return length
    }
    let moments = Moments(of: lengths)
    #expect(abs(moments.mean - expected) < 4 * moments.standardError + 0.005 * expected)
  }

  @Test("the chart says where to")
  func direction() {
    var chart = Cusum(mean: 0, deviation: 1, allowance: 0.5, threshold: 2)
    #expect(chart.add(-2) == nil && chart.lower == 1.5 && chart.upper == 0)
    #expect(chart.add(-2) == .down && chart.add(10) == .up)
  }

  /// By hand: x̄ = 1.5, Σ(x − x̄)² = 5, Σ(x − x̄) y = 5.5; residuals −.1, .8, −1.3, .6 with squares
  /// 2.7 over 2 degrees of freedom; √(1.35 / 5), and √(1.35 (1/4 + 1.5² / 5)) for the intercept.
  @Test("a line by hand")
  func trend() throws {
    let line = try LinearTrend(of: [1, 3, 2, 5])
    #expect(agree(line.slope.value, 1.1) && agree(line.slope.standardError, 0.27.squareRoot()))
    #expect(agree(line.intercept.value, 1.1))
    #expect(agree(line.intercept.standardError, (1.35 * 0.7).squareRoot()))
    #expect(line.slope.degreesOfFreedom == 2)
    #expect(throws: SampleError.allEqual) { try LinearTrend(x: [2, 2, 2], y: [1, 2, 3]) }
    #expect(throws: SampleError.tooFew(2, atLeast: 3)) { try LinearTrend(of: [1, 2]) }
  }

  @Test("evidence against what is true stays small, and grows against what isn't")
  func evidence() {
    var (idle, moved) = (EProcess(), EProcess())
    for step in 0..<100 {
      idle.add(step.isMultiple(of: 2) ? 0.5 : -0.5)
      moved.add(step.isMultiple(of: 2) ? 0.6 : -0.3)
    }
    #expect(idle.evidence < 1 && moved.evidence > 20)
  }
}
