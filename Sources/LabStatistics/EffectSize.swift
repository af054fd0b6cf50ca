// Differences without a unit. Not here: their intervals, or d_z (`PairedDifference.swift`).

import CGSL
import Stochastics

/// How far two independent samples lie apart.
package enum EffectSize {
  /// Cohen's d: the difference of means in pooled deviations.
  ///
  /// Source: Cohen, *Statistical Power Analysis for the Behavioral Sciences* (1988), §2.5.
  ///
  /// - Throws: When a sample has fewer than two scores or one isn't finite.
  package static func cohen(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> Double {
    try SampleError.check(treatment, atLeast: 2)
    try SampleError.check(control, atLeast: 2)
    let (one, other) = (Moments(of: treatment), Moments(of: control))
    let squares =
      one.variance * one.degreesOfFreedom + other.variance * other.degreesOfFreedom
    let pooled = squares / (one.degreesOfFreedom + other.degreesOfFreedom)
    return (one.mean - other.mean) / pooled.squareRoot()
  }

  /// Hedges' g: Cohen's d without its bias in small samples.
  ///
  /// Source: Hedges, *Journal of Educational Statistics* 6 (1981), pages 107–128.
  package static func hedges(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> Double {
    try cohen(treatment: treatment, control: control)
      * correction(degreesOfFreedom: Double(treatment.count + control.count - 2))
  }

  /// Hedges' exact factor J, Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), below 1; ν above 1.
  package static func correction(degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 1, "no correction at \(degreesOfFreedom) degrees of freedom")
    GSLErrors.areReturned()
    let half = degreesOfFreedom / 2
    // The Pochhammer symbol (h − ½)₍½₎ is Γ(h) / Γ(h − ½).
    return gsl_sf_poch(half - 0.5, 0.5) / half.squareRoot()
  }

  /// Cliff's δ, from −1 to 1: how much likelier the treatment is to win than to lose.
  ///
  /// Source: Cliff, *Psychological Bulletin* 114 (1993), pages 494–509.
  package static func cliff(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> Double {
    2 * (try ProbabilityOfImprovement.unpaired(treatment: treatment, control: control)) - 1
  }
}
