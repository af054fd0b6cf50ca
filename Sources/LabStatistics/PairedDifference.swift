// How much better one arm did than another that met the same random numbers.
// Not here: the same as a ratio (`RatioOfMeans.swift`), many arms (`Holm.swift`).

/// A mean difference and the half-width of the interval around it, in the unit of the scores.
package struct PairedDifference: Equatable, Sendable {
  package let mean: Double
  package let halfWidth: Double
  /// For bounds and p-values: the paired t test.
  package let estimate: StudentEstimate
  /// The mean in deviations of the differences, Cohen's d_z; NaN when all differences are 0.
  package let standardisedMean: Double

  /// The paired-t interval of Law, *Simulation Modeling and Analysis*, fifth edition, §10.2.1.
  ///
  /// - Parameters:
  ///   - treatment: One score for each replication.
  ///   - control: As many; element *i* met the same random numbers as `treatment[i]`.
  ///   - confidence: Strictly between 0 and 1, such as 0.95; of the two-sided interval.
  /// - Throws: When the counts differ or are below two, or a score isn't finite.
  /// - Complexity: O(*n*).
  package init(
    treatment: [Double], control: [Double], confidence: Double
  ) throws(SampleError) {
    try SampleError.check(treatment, control, atLeast: 2)
    let moments = Moments(of: zip(treatment, control).map { $0 - $1 })
    estimate = StudentEstimate(
      value: moments.mean, standardError: moments.standardError,
      degreesOfFreedom: moments.degreesOfFreedom)
    mean = moments.mean
    halfWidth = estimate.halfWidth(confidence: confidence)
    standardisedMean = moments.mean / moments.deviation
  }
}
