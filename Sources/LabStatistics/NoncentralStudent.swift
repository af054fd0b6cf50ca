// Student's t when the truth isn't 0, which GSL lacks.
// Not here: what it is for (`StudentPower.swift`).

import CGSL
import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The distribution of (Z + δ) / √(χ²ᵥ / ν).
///
/// Lenth's algorithm AS 243, *Applied Statistics* 38 (1989), pages 185–189: a Poisson mixture of
/// incomplete beta functions, which are GSL's. Terms are taken where the weights lie, each from
/// logarithms, so that a large δ doesn't underflow.
enum NoncentralStudent {
  /// P(T ≤ `t`) with an absolute error below 10⁻¹² for |δ| up to 40.
  ///
  /// - Complexity: O(δ) incomplete beta functions, one when δ is far beyond `t`.
  static func cumulative(
    _ t: Double, degreesOfFreedom: Double, noncentrality: Double
  ) -> Double {
    GSLErrors.areReturned()
    if t < 0 {
      return 1
        - cumulative(-t, degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
    }
    let x = t * t / (degreesOfFreedom + t * t)
    let half = noncentrality * noncentrality / 2
    let width = 12 * half.squareRoot() + 40
    let sign: Double = noncentrality < 0 ? -1 : 1
    var sum = 0.0
    let first = max(0, half - width)
    // They fall as the term rises; a δ far beyond t has none that counts.
    let isSmall = beta(x, first + 0.5, degreesOfFreedom) < 1e-17
    if isSmall { return StandardNormal.cumulative(-noncentrality) }
    for term in Int(first)...Int(half + width) {
      let j = Double(term)
      // j ln half is 0 for 0⁰.
      let common = -half + (term == 0 ? 0 : j * log(half))
      if common == -.infinity { break }
      let even = exp(common - gsl_sf_lngamma(j + 1))
      let odd = sign * half.squareRoot() * exp(common - gsl_sf_lngamma(j + 1.5))
      sum += even * beta(x, j + 0.5, degreesOfFreedom) + odd * beta(x, j + 1, degreesOfFreedom)
    }
    return min(1, max(0, StandardNormal.cumulative(-noncentrality) + sum / 2))
  }

  private static func beta(_ x: Double, _ a: Double, _ degreesOfFreedom: Double) -> Double {
    gsl_cdf_beta_P(x, a, degreesOfFreedom / 2)
  }
}
