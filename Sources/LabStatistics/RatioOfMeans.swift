// Improvement as a ratio of two means of paired numbers, with its interval.
// Not here: the difference itself (`PairedDifference.swift`).

/// The ratio of two means, which is not the mean of the ratios: that one is biased and noisier.
///
/// Linearised (the delta method): with R the ratio, the standard error is that of the mean of
/// aᵢ − R bᵢ, over |mean b|. Source: Cochran, *Sampling Techniques*, 3rd edition (1977), chapter 6
/// on ratio estimates, without the finite-population correction; Student's t with *n* − 1.
package struct RatioOfMeans: Equatable, Sendable {
  package let estimate: StudentEstimate
  /// The denominator's mean over its standard error; the linearisation needs it to be large, and
  /// below about 3 no interval of this form can be trusted. Infinite for a constant denominator.
  package let denominatorStatistic: Double

  /// - Parameters:
  ///   - numerator: One number for each replication.
  ///   - denominator: As many, in the same order.
  /// - Throws: When the counts differ or are below two, a number isn't finite, or the
  ///   denominator's mean is 0.
  /// - Complexity: O(*n*).
  package init(numerator: [Double], denominator: [Double]) throws(SampleError) {
    try SampleError.check(numerator, denominator, atLeast: 2)
    let below = Moments(of: denominator)
    guard below.mean != 0 else { throw .zeroDenominator }
    let ratio = Moments(of: numerator).mean / below.mean
    let residuals = Moments(of: zip(numerator, denominator).map { $0 - ratio * $1 })
    estimate = StudentEstimate(
      value: ratio, standardError: residuals.standardError / abs(below.mean),
      degreesOfFreedom: residuals.degreesOfFreedom)
    denominatorStatistic = abs(below.mean) / below.standardError
  }

  /// How much better than the control, as a share of the control: mean(L − C) / mean(C).
  package static func relativeImprovement(
    learner: [Double], control: [Double]
  ) throws(SampleError) -> RatioOfMeans {
    try SampleError.check(learner, control, atLeast: 2)
    return try RatioOfMeans(
      numerator: zip(learner, control).map { $0 - $1 }, denominator: control)
  }

  /// The share of what could be gained at all that was gained: mean(L − C) / mean(ceiling − C).
  package static func gapClosed(
    learner: [Double], control: [Double], ceiling: [Double]
  ) throws(SampleError) -> RatioOfMeans {
    try SampleError.check(learner, control, atLeast: 2)
    try SampleError.check(ceiling, control, atLeast: 2)
    return try RatioOfMeans(
      numerator: zip(learner, control).map { $0 - $1 },
      denominator: zip(ceiling, control).map { $0 - $1 })
  }
}
