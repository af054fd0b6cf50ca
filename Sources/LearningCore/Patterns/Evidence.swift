// How sure a count makes one: Wilson's interval, one end of it. Not here: both ends, at any confidence
// (`LabStatistics/Wilson.swift`), what is counted (`PatternBook.swift`, `FailureBook.swift`).

import Stochastics

/// Confidence as evidence: a share that the truth is hardly below.
///
/// Earlier implementations counted uses, so a pattern that always failed grew as confident as one
/// that always succeeded.
enum Evidence {
  /// The lower end of the two-sided 95 % Wilson interval, 0 … 1; without any trial 0.
  ///
  /// After *n* successes in *n* trials it is *n* / (*n* + 3.8415): above .7 from 9, above .8 from
  /// 16 and above .9 from 35 trials on.
  static func lowerBound(successes: Int, of trials: Int) -> Double {
    precondition((0...max(0, trials)).contains(successes), "\(successes) of \(trials)")
    guard successes > 0 else { return 0 }
    let (count, share) = (Double(trials), Double(successes) / Double(trials))
    let square = quantile * quantile
    let root = (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    return max(0, (share + square / (2 * count) - quantile * root) / (1 + square / count))
  }

  /// Asked for tens of thousands of times an hour, so the quantile is computed once.
  private static let quantile = -StandardNormal.quantile(0.025)
}
