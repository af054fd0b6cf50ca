// Whether two success rates differ, exactly. Not here: how often the test finds what is there
// (`FisherPower.swift`), who asks (`ABTest.swift`, `AppliedStrategy.swift`).

import CGSL
import Stochastics

/// Fisher's exact test of two independent success rates.
///
/// Given both totals, the second group's successes are hypergeometric, whatever the common rate:
/// the test's false alarms stay below its level at any sample size, and by up to a half.
///
/// Source: Fisher, *Statistical Methods for Research Workers*, fifth edition (1934), §21.02;
/// Agresti, *Categorical Data Analysis*, third edition (2013), §3.5.
package struct FisherExact: Equatable {
  /// P(as improbable as this or more) when the rates are equal: tables whose probability isn't
  /// above the observed one, with the usual allowance of 10⁻⁷ for rounding.
  package let twoSided: Double
  /// P(as few successes of the second as this or fewer) when the rates are equal.
  package let secondIsLower: Double

  /// - Complexity: O(successes of both).
  package init(first: SuccessCount, second: SuccessCount) {
    GSLErrors.areReturned()
    let successes = first.successes + second.successes
    let failures = first.trials + second.trials - successes
    let least = max(0, second.trials - failures)
    let probabilities = (least...min(successes, second.trials)).map {
      gsl_ran_hypergeometric_pdf(
        UInt32($0), UInt32(successes), UInt32(failures), UInt32(second.trials))
    }
    let observed = second.successes - least
    let limit = probabilities[observed] * (1 + 1e-7)
    twoSided = min(1, probabilities.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
    secondIsLower = min(1, probabilities[...observed].reduce(0, +))
  }
}
