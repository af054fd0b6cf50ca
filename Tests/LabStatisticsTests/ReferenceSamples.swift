// Samples whose statistics other software has computed. Not here: those statistics (the tests).

/// Two made-up arms of ten runs each, and eight numbers with an outlier. The numbers that tests
/// expect of them were computed with SciPy 1.17.1, statsmodels 0.15.0 and NumPy 2.4.6.
enum ReferenceSamples {
  static let control = [0.612, 0.655, 0.701, 0.588, 0.643, 0.69, 0.629, 0.671, 0.598, 0.662]
  static let treatment = [0.702, 0.731, 0.688, 0.655, 0.749, 0.712, 0.69, 0.744, 0.671, 0.765]
  static let outlier = [0.64, 0.601, 0.913, 0.655, 0.622, 0.69, 0.611, 0.648]
}

/// Whether two numbers agree to nine digits.
func agree(_ one: Double, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(one - other) <= tolerance * max(abs(one), abs(other)) || one == other
}
