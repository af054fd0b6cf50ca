// A straight line through points. Not here: steps (`Cusum.swift`).

import CGSL
import Stochastics

/// The least-squares line, whose slope's error follows Student's t with *n* − 2 when the points'
/// errors are independent and equally wide.
package struct LinearTrend: Equatable, Sendable {
  /// In units of y for one of x.
  package let slope: StudentEstimate
  /// At x = 0.
  package let intercept: StudentEstimate

  /// GSL's `gsl_fit_linear`.
  ///
  /// - Throws: When the counts differ or are below three, a number isn't finite, or all x are equal.
  /// - Complexity: O(*n*).
  package init(x: [Double], y: [Double]) throws(SampleError) {
    try SampleError.check(x, y, atLeast: 3)
    guard x.contains(where: { $0 != x[0] }) else { throw .allEqual }
    var (constant, slope, constantVariance, covariance, slopeVariance, squares) =
      (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    gsl_fit_linear(
      x, 1, y, 1, x.count, &constant, &slope, &constantVariance, &covariance, &slopeVariance,
      &squares)
    func estimate(_ value: Double, _ variance: Double) -> StudentEstimate {
      StudentEstimate(
        value: value, standardError: variance.squareRoot(),
        degreesOfFreedom: Double(x.count - 2))
    }
    (self.slope, intercept) =
      (estimate(slope, slopeVariance), estimate(constant, constantVariance))
  }

  /// Of numbers that come one a day, or one a window: x is 0, 1, 2 …
  package init(of series: [Double]) throws(SampleError) {
    try self.init(x: series.indices.map { Double($0) }, y: series)
  }
}
