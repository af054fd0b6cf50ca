// Looking at results before all are in, a number of times fixed in advance.
// Not here: looking at any time (`AnytimeValid.swift`).

import CGSL
import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Critical values for equally spaced looks, so that all together err as often as one test.
package struct GroupSequential: Equatable, Sendable {
  package enum Boundary: Sendable {
    /// Strict at first, nearly the fixed test's at the end: O'Brien and Fleming, *Biometrics* 35
    /// (1979), pages 549–556.
    case obrienFleming
    /// The same at each look: Pocock, *Biometrika* 64 (1977), pages 191–199.
    case pocock
  }

  /// For |z| at each look, first to last.
  package let criticalValues: [Double]

  /// - Parameters:
  ///   - looks: From 1 to 50, the last at the full count.
  ///   - alpha: Two-sided, of all looks together.
  /// - Complexity: About 40 times `looks` × 80² densities.
  package init(_ boundary: Boundary, looks: Int, alpha: Double = 0.05) {
    precondition((1...50).contains(looks), "\(looks) looks")
    precondition(alpha > 0 && alpha < 1, "\(alpha) is no level")
    func values(_ constant: Double) -> [Double] {
      (1...looks).map {
        boundary == .pocock ? constant : constant * (Double(looks) / Double($0)).squareRoot()
      }
    }
    var (low, high) = (0.0, 10.0)
    while high - low > 1e-10 {
      let middle = (low + high) / 2
      if Self.crossing(values(middle)) > alpha { low = middle } else { high = middle }
    }
    criticalValues = values(high)
  }

  /// The two-sided p-value at or below which to stop at each look; so t tests take the place of z.
  package var nominalLevels: [Double] {
    criticalValues.map { 2 * StandardNormal.cumulative(-$0) }
  }

  /// The chance that a random walk of standard normal steps leaves the boundary by the last look.
  ///
  /// The density of the sum of those that stayed, carried from look to look by Gauss–Legendre
  /// quadrature: Armitage, McPherson and Rowe, *Journal of the Royal Statistical Society A* 132
  /// (1969), pages 235–244.
  static func crossing(_ criticalValues: [Double]) -> Double {
    let size = 80
    guard let rule = gsl_integration_glfixed_table_alloc(size) else { return .nan }
    defer { gsl_integration_glfixed_table_free(rule) }
    var sums = [0.0]
    var masses = [1.0]
    for (look, critical) in criticalValues.enumerated() {
      let edge = critical * Double(look + 1).squareRoot()
      var (nextSums, nextMasses) = ([Double](), [Double]())
      for node in 0..<size {
        var (sum, weight) = (0.0, 0.0)
        gsl_integration_glfixed_point(-edge, edge, node, &sum, &weight, rule)
        let density = zip(sums, masses).reduce(0) { total, from in
          total + from.1 * exp(-(sum - from.0) * (sum - from.0) / 2)
        }
        nextSums.append(sum)
        nextMasses.append(weight * density / (2 * Double.pi).squareRoot())
      }
      (sums, masses) = (nextSums, nextMasses)
    }
    return 1 - masses.reduce(0, +)
  }
}
