// What a comparison of two equally large groups would decide, by going through all that could
// happen. Not here: the test (`FisherExact.swift`), the size that is asked for
// (`ABTestPlan.swift`).

import CGSL
import Stochastics

/// The probabilities of Fisher's two-sided test deciding for either of two groups.
///
/// With equal rates their sum is the true rate of false alarms.
package struct FisherPower: Equatable {
  package let firstWins: Double
  package let secondWins: Double

  /// - Parameters:
  ///   - firstRate: The first group's true success rate, 0 … 1; likewise the second's.
  ///   - count: Trials in each group.
  ///   - level: The p-value at or below which it is decided.
  /// - Complexity: O(*n*) tables for rates in the middle; beyond eight deviations, where less than
  ///   10⁻¹² of the probability lies, nothing is gone through.
  package init(firstRate: Double, secondRate: Double, count: Int, level: Double) {
    GSLErrors.areReturned()
    let first = Binomial(rate: firstRate, count: count)
    let second = Binomial(rate: secondRate, count: count)
    var (firstWins, secondWins) = (0.0, 0.0)
    let totals = first.range.lowerBound + second.range.lowerBound
    for total in totals...(first.range.upperBound + second.range.upperBound) {
      guard let critical = Self.critical(total: total, count: count, level: level) else { continue }
      firstWins += first.tail(from: critical, with: second, total: total)
      secondWins += second.tail(from: critical, with: first, total: total)
    }
    self.firstWins = firstWins
    self.secondWins = secondWins
  }

  /// The fewest successes of one group, of `total` in both, that decide for it; `nil` when even the
  /// most don't.
  ///
  /// With equal groups the distribution is symmetric, so the two-sided p-value is twice a tail.
  static func critical(total: Int, count: Int, level: Double) -> Int? {
    func pValue(_ successes: Int) -> Double {
      2
        * gsl_cdf_hypergeometric_Q(
          UInt32(successes - 1), UInt32(total), UInt32(2 * count - total), UInt32(count))
    }
    var (low, high) = (total / 2 + 1, min(total, count))
    guard low <= high, pValue(high) <= level else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if pValue(middle) <= level { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A binomial distribution where it isn't negligible.
private struct Binomial {
  let range: ClosedRange<Int>
  let probabilities: [Double]

  init(rate: Double, count: Int) {
    let mean = rate * Double(count)
    let reach = 8 * (mean * (1 - rate)).squareRoot() + 20
    range = max(0, Int(mean - reach))...min(count, Int(mean + reach) + 1)
    probabilities = range.map { gsl_ran_binomial_pdf(UInt32($0), rate, UInt32(count)) }
  }

  /// P(this = *x*, other = total − *x* for an *x* from `critical` on).
  func tail(from critical: Int, with other: Binomial, total: Int) -> Double {
    let least = max(critical, range.lowerBound, total - other.range.upperBound)
    let most = min(range.upperBound, total - other.range.lowerBound)
    guard least <= most else { return 0 }
    return (least...most).reduce(0) {
      $0 + probabilities[$1 - range.lowerBound]
        * other.probabilities[total - $1 - other.range.lowerBound]
    }
  }
}
