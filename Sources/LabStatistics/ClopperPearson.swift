// The interval for a probability that never covers less than it says.
// Not here: the shorter one that does on average (`Wilson.swift`).

import CGSL
import Stochastics

/// The exact interval: each side fails with at most half of what confidence leaves.
///
/// Source: Clopper and Pearson, *Biometrika* 26 (1934), pages 404–413; the binomial tails as
/// quantiles of beta distributions.
package struct ClopperPearson: Equatable, Sendable {
  package let interval: ClosedRange<Double>

  /// - Throws: When there is no trial. More successes than trials, or fewer than none, trap.
  package init(successes: Int, trials: Int, confidence: Double) throws(SampleError) {
    try Self.check(successes, trials, confidence)
    let tail = (1 - confidence) / 2
    interval =
      Self.lowerBound(successes, trials, tail)...Self.upperBound(successes, trials, tail)
  }

  /// What the probability lies below with the confidence given; one-sided.
  package static func upperBound(
    successes: Int, trials: Int, confidence: Double
  ) throws(SampleError) -> Double {
    try check(successes, trials, confidence)
    return upperBound(successes, trials, 1 - confidence)
  }

  private static func check(
    _ successes: Int, _ trials: Int, _ confidence: Double
  ) throws(SampleError) {
    LabStatistics.check(confidence: confidence)
    guard trials > 0 else { throw .tooFew(trials, atLeast: 1) }
    precondition((0...trials).contains(successes), "\(successes) successes in \(trials) trials")
  }

  private static func lowerBound(_ successes: Int, _ trials: Int, _ tail: Double) -> Double {
    if successes == 0 { return 0 }
    return betaQuantile(tail, Double(successes), Double(trials - successes + 1))
  }

  private static func upperBound(_ successes: Int, _ trials: Int, _ tail: Double) -> Double {
    if successes == trials { return 1 }
    return 1 - betaQuantile(tail, Double(trials - successes), Double(successes + 1))
  }

  /// By halving, since GSL's inverse gives NaN for some counts, such as 16 of 500. O(60) tails.
  private static func betaQuantile(_ tail: Double, _ first: Double, _ second: Double) -> Double {
    GSLErrors.areReturned()
    var (low, high) = (0.0, 1.0)
    while case let middle = (low + high) / 2, low < middle, middle < high {
      if gsl_cdf_beta_P(middle, first, second) < tail { low = middle } else { high = middle }
    }
    return high
  }
}
