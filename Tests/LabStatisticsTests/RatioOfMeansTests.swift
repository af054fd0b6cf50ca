// Ratios of means against arithmetic by hand, and how often their interval is right.
// Not here: Student's t itself (`StudentTests.swift`).

import LabStatistics
import Stochastics
import Testing

struct RatioOfMeansTests {
  /// By hand: means 3 and 4, ratio 3/4; residuals a − 3/4 b = −1/2, 1/4, 1/4 with variance 3/16,
  /// so the standard error is √(3/16 / 3) / 4 = 1/16.
  @Test("a ratio and its error by hand")
  func byHand() throws {
    let ratio = try RatioOfMeans(numerator: [1, 4, 4], denominator: [2, 5, 5])
    #expect(agree(ratio.estimate.value, 0.75) && agree(ratio.estimate.standardError, 1.0 / 16))
    #expect(ratio.estimate.degreesOfFreedom == 2)
    // The denominator's mean is 4, its standard error √(3 / 3) = 1.
    #expect(agree(ratio.denominatorStatistic, 4))
  }

  @Test("improvement and gap closed are ratios of differences")
  func improvement() throws {
    let (learner, control, ceiling) = ([3.0, 8, 10], [2.0, 5, 5], [4.0, 11, 12])
    let relative = try RatioOfMeans.relativeImprovement(learner: learner, control: control)
    #expect(agree(relative.estimate.value, 9.0 / 12))
    let gap = try RatioOfMeans.gapClosed(learner: learner, control: control, ceiling: ceiling)
    #expect(agree(gap.estimate.value, 9.0 / 15))
    // A control scaled by a constant is that much better, without error.
    let scaled = try RatioOfMeans.relativeImprovement(
      learner: control.map { 1.5 * $0 }, control: control)
    #expect(scaled.estimate.value == 0.5 && scaled.estimate.standardError == 0)
  }

  @Test("a ratio to nothing is refused")
  func refused() {
    #expect(throws: SampleError.zeroDenominator) {
      try RatioOfMeans.gapClosed(learner: [1, 2], control: [1, 2], ceiling: [2, 1])
    }
    #expect(throws: SampleError.countsDiffer(1, 2)) {
      try RatioOfMeans.gapClosed(learner: [1], control: [1, 2], ceiling: [1, 2])
    }
  }

  /// 2 000 experiments of 20 pairs with a shared part, true ratio 0.3. The share of intervals that
  /// hold it may lie four binomial deviations from 95 %: a false alarm in 16 000 seeds.
  @Test("nineteen intervals in twenty hold the truth")
  func coverage() throws {
    let trials = 2_000
    let key = StreamRoot(seed: 20_260, replication: 0).key(Purpose("coverage of ratios"))
    let held = try (0..<trials).count { trial in
      var stream = key.stream(entity: UInt64(trial))
      let pairs = (0..<20).map { _ in
        let shared = StandardNormal.quantile(stream.uniform())
        let own = StandardNormal.quantile(stream.uniform())
        return (numerator: 3 + shared + 0.5 * own, denominator: 10 + 2 * shared)
      }
      let ratio = try RatioOfMeans(
        numerator: pairs.map(\.numerator), denominator: pairs.map(\.denominator))
      return ratio.estimate.interval(confidence: 0.95).contains(0.3)
    }
    let deviation = (0.95 * 0.05 / Double(trials)).squareRoot()
    #expect(abs(Double(held) / Double(trials) - 0.95) < 4 * deviation)
  }
}
