// Equivalence, exact intervals for shares, sample sizes and single figures, by hand and by theory.
// Not here: reference numbers (`ValidationTests`).

import Foundation
import LabStatistics
import Testing

struct EquivalenceTests {
  @Test("equivalent exactly when the 90 % interval lies inside the margins")
  func interval() throws {
    for margin in [0.01, 0.05, 0.08, 0.088, 0.09, 0.1, 0.2] {
      let test = try Equivalence(
        treatment: ReferenceSamples.treatment, control: ReferenceSamples.control, margin: margin)
      let interval = test.interval(alpha: 0.05)
      let isInside = -margin < interval.lowerBound && interval.upperBound < margin
      #expect(test.isEquivalent(alpha: 0.05) == isInside, "\(margin): \(interval)")
    }
    let same = ReferenceSamples.control
    #expect(try Equivalence(treatment: same, control: same, margin: 1e-9).pValue == 0)
  }

  /// At no success in n trials the bound is 1 − (α/2)^(1/n), and the mirror image at n.
  @Test("Clopper and Pearson's interval at the ends")
  func ends() throws {
    let none = try ClopperPearson(successes: 0, trials: 2, confidence: 0.92)
    #expect(none.interval.lowerBound == 0 && agree(none.interval.upperBound, 0.8))
    let all = try ClopperPearson(successes: 2, trials: 2, confidence: 0.92)
    #expect(agree(all.interval.lowerBound, 0.2) && all.interval.upperBound == 1)
    let bound = try ClopperPearson.upperBound(successes: 0, trials: 2, confidence: 0.96)
    #expect(agree(bound, 0.8))
    #expect(throws: SampleError.self) {
      try ClopperPearson(successes: 0, trials: 0, confidence: 0.9)
    }
  }

  /// At its bounds the count is as unlikely as the confidence says, by the binomial's own probabilities. GSL's
  /// inverse of the beta distribution gives NaN for two counts of these, 16 and 484.
  @Test("Clopper and Pearson's bounds leave the tails that they should")
  func tails() throws {
    let trials = 500
    func probability(of count: Int, at share: Double) -> Double {
      let ways: Double =
        lgamma(Double(trials) + 1) - lgamma(Double(count) + 1) - lgamma(Double(trials - count) + 1)
      return exp(ways + Double(count) * log(share) + Double(trials - count) * log1p(-share))
    }
    for successes in 1..<trials {
      let bounds = try ClopperPearson(successes: successes, trials: trials, confidence: 0.95)
        .interval
      let below = (0...successes).reduce(0) { $0 + probability(of: $1, at: bounds.upperBound) }
      let above = (successes...trials).reduce(0) { $0 + probability(of: $1, at: bounds.lowerBound) }
      #expect(abs(below - 0.025) < 1e-10 && abs(above - 0.025) < 1e-10, "\(successes): \(bounds)")
    }
  }

  /// A test that rejects 62 of 1 000 at a nominal 5 % is within the binomial bound, one that
  /// rejects 65 isn't.
  @Test("the allowance of a gate's calibration")
  func calibration() throws {
    func low(_ rejected: Int) throws -> Double {
      try ClopperPearson(successes: rejected, trials: 1_000, confidence: 0.95).interval.lowerBound
    }
    #expect(try low(62) < 0.05 && low(65) > 0.05)
  }

  /// With more and more pairs t's quantiles become the normal's: n = (z₀.₉₇₅ + z₀.₈)² / d_z².
  @Test("sample sizes")
  func sampleSizes() throws {
    #expect(SampleSize.pairedT(effect: 0.3, deviation: 1) == 90)
    #expect(SampleSize.pairedT(effect: -0.6, deviation: 2) == 90)
    #expect(SampleSize.pairedT(effect: -0.6, deviation: 2, sides: .one) == nil)
    #expect(SampleSize.pairedT(effect: 0, deviation: 1) == nil)
    #expect(SampleSize.pairedT(effect: 1e9, deviation: 1) == 2)
    let many = try #require(SampleSize.pairedT(effect: 0.01, deviation: 1))
    #expect(abs(Double(many) - 78_488.8) < 5)  // (1.959964 + 0.841621)² / 0.0001
  }

  @Test("the width asked for is reached, and not by one pair fewer")
  func halfWidth() throws {
    let count = try #require(SampleSize.pairedT(halfWidth: 0.1, deviation: 0.5))
    func width(_ count: Int) throws -> Double {
      let plain = (0..<count).map { Double($0) }
      let deviation = Moments(of: plain).deviation
      return try PairedDifference(
        treatment: plain.map { 0.5 * $0 / deviation }, control: plain.map { _ in 0 },
        confidence: 0.95
      ).halfWidth
    }
    #expect(try width(count) <= 0.1 && width(count - 1) > 0.1)
  }

  @Test("the skewness that Student's interval doesn't bear")
  func skewness() {
    // Skewness of one 1 among n − 1 zeros is (n − 2) / √(n − 1).
    #expect(Moments(of: [1] + [Double](repeating: 0, count: 24)).isTooSkewedForStudent)
    #expect(!Moments(of: [-1, 0, 1]).isTooSkewedForStudent)
    #expect(!Moments(of: [3, 3, 3]).isTooSkewedForStudent)
  }

  @Test("interquartile mean, optimality gap, profile and improvement by hand")
  func byHand() throws {
    let scores = [5.0, 1, 100, 2, 3, 4]
    #expect(try InterquartileMean(of: scores).value == 3.5)  // Without 1 and 100.
    #expect(try OptimalityGap(of: scores, target: 4).value == 1)  // (3 + 2 + 1) / 6
    let profile = try PerformanceProfile(of: scores)
    #expect(profile.share(above: 4) == 2.0 / 6 && profile.share(above: 3.9) == 0.5)
    #expect(profile.share(above: 0) == 1 && profile.share(above: 100) == 0)
    let (one, other) = ([1.0, 3, 5], [1.0, 4, 4])
    #expect(try ProbabilityOfImprovement.paired(treatment: one, control: other) == 0.5)
    // 1 ties once; 3 beats 1; 5 beats all: 0.5 + 1 + 3 of 9.
    #expect(try ProbabilityOfImprovement.unpaired(treatment: one, control: other) == 4.5 / 9)
  }

  @Test("adjusted p-values of a table that explores")
  func benjaminiHochberg() throws {
    // 0.01 · 4/1, 0.02 · 4/2, 0.03 · 4/3 are all 0.04.
    let adjusted = try BenjaminiHochberg.adjusted([0.03, 0.01, 0.9, 0.02])
    #expect(zip(adjusted, [0.04, 0.04, 0.9, 0.04]).allSatisfy { agree($0, $1) })
    #expect(throws: SampleError.self) { try BenjaminiHochberg.adjusted([1.5]) }
  }
}
