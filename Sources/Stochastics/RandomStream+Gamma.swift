// A gamma variate straight from a stream, for who keeps beliefs whose parameters change with every draw.
// Not here: distributions that stay as they are (`Distribution.swift`).

import CGSL

extension RandomStream {
  /// A positive number from Gamma(shape) with scale 1, by `gsl_ran_gamma`; the shape must be positive
  /// and finite.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "Gamma(\(shape)) is no distribution")
    return withGSL { gsl_ran_gamma($0, shape, 1) }
  }
}
