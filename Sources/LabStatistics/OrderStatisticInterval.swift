// Which values of a sorted sample bound a quantile of whatever they were drawn from.
// Not here: the sample's own quantiles (`Quantiles.swift`).

import CGSL
import Stochastics

/// Ranks, counted from 1, of a distribution-free interval for a quantile; nil where the sample is
/// too small for a bound on that side.
///
/// The number of values below the quantile is binomial. Source: Hahn and Meeker, *Statistical
/// Intervals* (1991), §5.2.
package struct OrderStatisticInterval: Equatable, Sendable {
  package let lowerRank: Int?
  package let upperRank: Int?

  /// The two-sided interval: each side fails with at most half of what confidence leaves.
  ///
  /// - Parameters:
  ///   - share: Of the quantile, strictly between 0 and 1.
  ///   - count: Of the sample; from 1 to 2³².
  /// - Complexity: O(log *n*).
  package init(ofQuantile share: Double, count: Int, confidence: Double) {
    check(confidence: confidence)
    let tail = (1 - confidence) / 2
    lowerRank = Self.lowerRank(ofQuantile: share, count: count, tail: tail)
    upperRank = Self.upperRank(ofQuantile: share, count: count, tail: tail)
  }

  /// The rank of the one-sided upper bound: the quantile lies above with at most 1 − `confidence`.
  package static func upperRank(
    ofQuantile share: Double, count: Int, confidence: Double
  ) -> Int? {
    check(confidence: confidence)
    return upperRank(ofQuantile: share, count: count, tail: 1 - confidence)
  }

  /// The greatest rank with P(fewer than `rank` values below the quantile) ≤ `tail`.
  private static func lowerRank(ofQuantile share: Double, count: Int, tail: Double) -> Int? {
    let size = checked(share, count)
    let rank = firstRank(count) { gsl_cdf_binomial_P(UInt32($0), share, size) > tail }
    return rank == 0 ? nil : rank
  }

  /// The least rank with P(`rank` values or more below the quantile) ≤ `tail`.
  private static func upperRank(ofQuantile share: Double, count: Int, tail: Double) -> Int? {
    let size = checked(share, count)
    let rank = firstRank(count) { gsl_cdf_binomial_Q(UInt32($0), share, size) <= tail } + 1
    return rank > count ? nil : rank
  }

  /// The least of 0 ... `count` from which on the condition holds, which it does at `count`.
  private static func firstRank(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func checked(_ share: Double, _ count: Int) -> UInt32 {
    precondition(share > 0 && share < 1, "\(share) is no quantile's share")
    precondition(count > 0, "a sample of \(count) bounds nothing")
    GSLErrors.areReturned()
    return UInt32(count)
  }
}
