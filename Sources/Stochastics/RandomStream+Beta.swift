// A beta variate straight from a stream, for who keeps beliefs whose parameters change with every draw.
// Not here: distributions that stay as they are (`Distribution.swift`).

import CGSL

extension RandomStream {
  /// A number in 0 … 1 from Beta(a, b), by `gsl_ran_beta`; both parameters must be positive and finite.
  public mutating func beta(a: Double, b: Double) -> Double {
    precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "Beta(\(a), \(b)) is no distribution")
    return withGSL { gsl_ran_beta($0, a, b) }
  }
}
