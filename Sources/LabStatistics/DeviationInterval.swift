// How well a sample tells the deviation of what it came from. Not here: the deviation (`Moments.swift`).

import CGSL
import Stochastics

package enum DeviationInterval {
  /// The interval of the standard deviation of normal numbers: (n − 1) s² / σ² is chi-square with n − 1.
  ///
  /// - Parameters:
  ///   - deviation: Of a sample of `count`, over *n* − 1.
  ///   - count: At least 2.
  ///   - confidence: Strictly between 0 and 1.
  package static func normal(
    deviation: Double, count: Int, confidence: Double
  ) -> ClosedRange<Double> {
    check(confidence: confidence)
    precondition(count > 1 && deviation >= 0, "\(count) numbers have no deviation")
    GSLErrors.areReturned()
    let freedom = Double(count - 1)
    let tail = (1 - confidence) / 2
    let low = deviation * (freedom / gsl_cdf_chisq_Qinv(tail, freedom)).squareRoot()
    let high = deviation * (freedom / gsl_cdf_chisq_Pinv(tail, freedom)).squareRoot()
    return low...high
  }
}
