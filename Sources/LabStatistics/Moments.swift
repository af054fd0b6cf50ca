// Count, mean, variance and skewness of numbers that come one by one.
// Not here: quantiles (`Quantiles.swift`), intervals (`StudentEstimate.swift`).

/// Moments updated without cancellation, always in the order of the numbers, so equal samples give
/// equal bits.
///
/// Source: Welford, *Technometrics* 4 (1962), pages 419–420; third moment: Pébay, Sandia report
/// SAND2008-6212 (2008), section 1.
package struct Moments: Equatable, Sendable {
  package private(set) var count = 0
  /// NaN while there is no number.
  package var mean: Double { count == 0 ? .nan : center }
  private var center = 0.0
  private var squares = 0.0
  private var cubes = 0.0

  package init() {}

  package init(of sample: [Double]) {
    for number in sample { add(number) }
  }

  package mutating func add(_ number: Double) {
    let before = Double(count)
    count += 1
    let step = (number - center) / Double(count)
    let square = (number - center) * step * before
    cubes += square * step * (before - 1) - 3 * step * squares
    squares += square
    center += step
  }

  package var degreesOfFreedom: Double { Double(count - 1) }

  /// The unbiased variance, over *n* − 1; NaN below two numbers.
  package var variance: Double { count < 2 ? .nan : squares / degreesOfFreedom }

  /// In the unit of the numbers; NaN below two.
  package var deviation: Double { variance.squareRoot() }

  /// The standard error of the mean; NaN below two numbers.
  package var standardError: Double { (variance / Double(count)).squareRoot() }

  /// The third standardised moment over *n*, g₁; NaN when all numbers are equal.
  package var skewness: Double {
    (Double(count)).squareRoot() * cubes / (squares * squares.squareRoot())
  }

  /// Whether Student's interval for the mean covers visibly less than it says: |skewness| / √*n*
  /// above 0.2. False when all numbers are equal.
  ///
  /// The first term of the error in coverage goes with this quotient: Johnson, *Journal of the
  /// American Statistical Association* 73 (1978), pages 536–544.
  package var isTooSkewedForStudent: Bool {
    abs(skewness) / Double(count).squareRoot() > 0.2
  }
}
