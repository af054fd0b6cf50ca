// How much better one arm did than another that met random numbers of its own.
// Not here: arms that met the same ones (`PairedDifference.swift`).

/// The difference of two independent means whose variances may differ.
package enum WelchDifference {
  /// Welch, *Biometrika* 34 (1947), pages 28–35, with Satterthwaite's degrees of freedom.
  ///
  /// - Throws: When a sample has fewer than two scores or one isn't finite.
  /// - Complexity: O(*n* + *m*).
  package static func estimate(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> StudentEstimate {
    try SampleError.check(treatment, atLeast: 2)
    try SampleError.check(control, atLeast: 2)
    let (one, other) = (Moments(of: treatment), Moments(of: control))
    let (first, second) = (
      one.variance / Double(one.count), other.variance / Double(other.count)
    )
    let both = first + second
    // Two constants have no error; any degrees of freedom will do.
    let degreesOfFreedom =
      both == 0
      ? one.degreesOfFreedom + other.degreesOfFreedom
      : both * both
        / (first * first / one.degreesOfFreedom + second * second / other.degreesOfFreedom)
    return StudentEstimate(
      value: one.mean - other.mean, standardError: both.squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }
}
