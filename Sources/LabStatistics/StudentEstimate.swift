// An estimate whose error follows Student's t: its intervals, bounds and p-values.
// Not here: what is estimated (`PairedDifference.swift`, `RatioOfMeans.swift`).

import CGSL
import Stochastics

/// A value, its standard error, and how well that error is known.
///
/// A standard error of 0 is taken at its word: the interval is a point, and a p-value is 1 for what
/// the point lies on and 0 for what it doesn't.
package struct StudentEstimate: Equatable, Sendable {
  package let value: Double
  package let standardError: Double
  package let degreesOfFreedom: Double

  init(value: Double, standardError: Double, degreesOfFreedom: Double) {
    GSLErrors.areReturned()
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The mean of a sample, with n − 1 degrees of freedom.
  ///
  /// - Throws: When there are fewer than two numbers or one isn't finite.
  package init(meanOf sample: [Double]) throws(SampleError) {
    try SampleError.check(sample, atLeast: 2)
    let moments = Moments(of: sample)
    self.init(
      value: moments.mean, standardError: moments.standardError,
      degreesOfFreedom: moments.degreesOfFreedom)
  }

  /// Of the two-sided interval: value ± this.
  package func halfWidth(confidence: Double) -> Double {
    check(confidence: confidence)
    // From the upper tail, which keeps its digits at 0.999 999.
    return standardError * gsl_cdf_tdist_Qinv((1 - confidence) / 2, degreesOfFreedom)
  }

  package func interval(confidence: Double) -> ClosedRange<Double> {
    let halfWidth = halfWidth(confidence: confidence)
    return value - halfWidth...value + halfWidth
  }

  /// What the truth lies above with the confidence given; one-sided.
  package func lowerBound(confidence: Double) -> Double {
    check(confidence: confidence)
    return value - standardError * gsl_cdf_tdist_Qinv(1 - confidence, degreesOfFreedom)
  }

  /// What the truth lies below with the confidence given; one-sided.
  package func upperBound(confidence: Double) -> Double {
    check(confidence: confidence)
    return value + standardError * gsl_cdf_tdist_Qinv(1 - confidence, degreesOfFreedom)
  }

  /// How far the value lies from `hypothesis`, in standard errors; NaN for 0 / 0.
  package func statistic(against hypothesis: Double = 0) -> Double {
    (value - hypothesis) / standardError
  }

  /// The p-value against "the truth is `hypothesis`", two-sided.
  package func pValue(against hypothesis: Double = 0) -> Double {
    if value == hypothesis { return 1 }
    return min(1, 2 * gsl_cdf_tdist_Q(abs(statistic(against: hypothesis)), degreesOfFreedom))
  }

  /// The p-value against "the truth is `hypothesis` or less".
  package func pValueOfMore(than hypothesis: Double) -> Double {
    if standardError == 0 { return value > hypothesis ? 0 : 1 }
    return gsl_cdf_tdist_Q(statistic(against: hypothesis), degreesOfFreedom)
  }

  /// The p-value against "the truth is `hypothesis` or more".
  package func pValueOfLess(than hypothesis: Double) -> Double {
    if standardError == 0 { return value < hypothesis ? 0 : 1 }
    return gsl_cdf_tdist_P(statistic(against: hypothesis), degreesOfFreedom)
  }
}
