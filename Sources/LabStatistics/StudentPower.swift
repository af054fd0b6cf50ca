// What a t test would find, and how many replications it takes. Not here: the test itself
// (`PairedDifference.swift`, `WelchDifference.swift`).

import CGSL
import Stochastics

/// How a t test is set up.
package enum StudentDesign: Sendable {
  /// *n* pairs; the effect is in deviations of their differences, d_z.
  case paired
  /// Two samples of *n* each; the effect is in deviations of the scores, d.
  case twoSamples
}

package enum Sides: Sendable {
  case one
  case two
}

/// The chance that a t test at a level finds an effect, exact for normal scores.
package struct StudentPower: Sendable {
  package let design: StudentDesign
  /// Of the test, strictly between 0 and 1.
  package let alpha: Double
  package let sides: Sides

  package init(_ design: StudentDesign, alpha: Double, sides: Sides) {
    precondition(alpha > 0 && alpha < 1, "\(alpha) is no level")
    self.design = design
    self.alpha = alpha
    self.sides = sides
  }

  /// - Parameters:
  ///   - effect: In deviations; one-sided tests look for a positive one.
  ///   - count: Of pairs, or of each sample; above 1, fractions allowed.
  package func power(effect: Double, count: Double) -> Double {
    GSLErrors.areReturned()
    let degreesOfFreedom = design == .paired ? count - 1 : 2 * count - 2
    let shift = effect * (design == .paired ? count : count / 2).squareRoot()
    func beyond(_ critical: Double, _ shift: Double) -> Double {
      1
        - NoncentralStudent.cumulative(
          critical, degreesOfFreedom: degreesOfFreedom, noncentrality: shift)
    }
    switch sides {
    case .one: return beyond(gsl_cdf_tdist_Qinv(alpha, degreesOfFreedom), shift)
    case .two:
      let critical = gsl_cdf_tdist_Qinv(alpha / 2, degreesOfFreedom)
      return beyond(critical, shift) + beyond(critical, -shift)
    }
  }

  /// The count, with its fraction, at which the power is reached; nil for an effect of 0 (or below,
  /// one-sided), and when even ten million don't do.
  package func count(effect: Double, power: Double) -> Double? {
    precondition(power > 0 && power < 1, "\(power) is no power")
    guard sides == .one ? effect > 0 : effect != 0, effect.isFinite else { return nil }
    var (low, high) = (1.0, 2.0)
    while self.power(effect: effect, count: high) < power {
      (low, high) = (high, 2 * high)
      if high > 1e7 { return nil }
    }
    if low == 1 { return 2 }  // Two are the fewest with an error of their own.
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if self.power(effect: effect, count: middle) < power { low = middle } else { high = middle }
    }
    return high
  }
}
