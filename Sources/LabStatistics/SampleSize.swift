// How many replications answer a question. Not here: the power behind it (`StudentPower.swift`).

import CGSL
import Stochastics

/// Numbers of replications for paired arms.
package enum SampleSize {
  /// The least number of pairs at which a paired t test finds `effect` with the power given.
  ///
  /// - Parameters:
  ///   - effect: The mean difference; its distance from the margin when there is one.
  ///   - deviation: Of the differences, in the same unit, above 0.
  ///   - alpha: Of the test; divided by the number of comparisons for a family.
  /// - Returns: At least 2; nil when the effect is 0 (or below, one-sided), or even ten million
  ///   don't do.
  package static func pairedT(
    effect: Double, deviation: Double, alpha: Double = 0.05, power: Double = 0.8,
    sides: Sides = .two
  ) -> Int? {
    precondition(deviation > 0, "\(deviation) is no deviation")
    return StudentPower(.paired, alpha: alpha, sides: sides)
      .count(effect: effect / deviation, power: power).map { Int($0.rounded(.up)) }
  }

  /// The least number of pairs at which the interval of the mean difference is no wider to each side
  /// than `halfWidth`, if the deviation is right; nil when even ten million don't do.
  package static func pairedT(
    halfWidth: Double, deviation: Double, confidence: Double = 0.95
  ) -> Int? {
    precondition(halfWidth > 0 && deviation >= 0, "\(halfWidth), \(deviation): no widths")
    check(confidence: confidence)
    GSLErrors.areReturned()
    func reaches(_ count: Int) -> Bool {
      let quantile = gsl_cdf_tdist_Qinv((1 - confidence) / 2, Double(count - 1))
      return quantile * deviation / Double(count).squareRoot() <= halfWidth
    }
    var (low, high) = (1, 2)
    while !reaches(high) {
      (low, high) = (high, 2 * high)
      if high > 10_000_000 { return nil }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if reaches(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
