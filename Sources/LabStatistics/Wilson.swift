// An interval for a probability, from successes in independent trials.
// Not here: means of other numbers (`StudentEstimate.swift`).

import Stochastics

/// The score interval, which stays inside 0…1 and has width even at no or all successes.
///
/// Source: Wilson, *Journal of the American Statistical Association* 22 (1927), pages 209–212.
package struct Wilson: Equatable, Sendable {
  package let interval: ClosedRange<Double>

  /// - Throws: When there is no trial. More successes than trials, or fewer than none, trap.
  package init(successes: Int, trials: Int, confidence: Double) throws(SampleError) {
    check(confidence: confidence)
    guard trials > 0 else { throw .tooFew(trials, atLeast: 1) }
    precondition((0...trials).contains(successes), "\(successes) successes in \(trials) trials")
    let count = Double(trials)
    let share = Double(successes) / count
    let z = -StandardNormal.quantile((1 - confidence) / 2)
    let center = (share + z * z / (2 * count)) / (1 + z * z / count)
    let halfWidth =
      z / (1 + z * z / count)
      * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    // At the ends the formula gives 0 and 1 exactly but for rounding.
    let low = successes == 0 ? 0 : max(0, center - halfWidth)
    let high = successes == trials ? 1 : min(1, center + halfWidth)
    interval = low...high
  }
}
