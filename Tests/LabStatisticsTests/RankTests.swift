// Rank tests and Welch's interval by hand and by counting. Not here: reference numbers
// (`ValidationTests`).

import LabStatistics
import Testing

struct RankTests {
  /// Ranks 1, 2, 3 with the signs −, +, +: W is 5 of at most 6, and of the eight sign patterns two
  /// reach 5. Far from the mean 3 by 2 or more: 0, 1, 5, 6.
  @Test("signed ranks by hand")
  func signedRanks() throws {
    let test = try WilcoxonSignedRank(differences: [-0.1, 0.4, 0.2])
    #expect(test.positiveSum == 5 && test.negativeSum == 1)
    #expect(test.pValue(.more, .exact) == 2.0 / 8 && test.pValue(.twoSided, .exact) == 4.0 / 8)
    #expect(test.pValue(.less, .exact) == 7.0 / 8)
    #expect(try WilcoxonSignedRank(differences: [0, 0]).pValue(.twoSided, .exact) == 1)
    #expect(
      try WilcoxonSignedRank(differences: [0, 0]).pValue(
        .twoSided, .normal(isCorrected: false)) == 1)
  }

  /// Pratt ranks the zero first: 2 and 3 for the others, of which 2 is negative.
  @Test("what zeros do to ranks")
  func zeros() throws {
    let sample = [0, -0.1, 0.4]
    #expect(try WilcoxonSignedRank(differences: sample).positiveSum == 2)
    #expect(try WilcoxonSignedRank(differences: sample, zeros: .pratt).positiveSum == 3)
    #expect(try WilcoxonSignedRank(differences: sample, zeros: .split).positiveSum == 3.5)
  }

  /// {3, 4} against {1, 2}: U is 4, the greatest, which one of six choices gives.
  @Test("two against two by hand")
  func mannWhitney() throws {
    let test = try MannWhitney(treatment: [3, 4], control: [1, 2])
    #expect(test.statistic == 4)
    #expect(agree(test.pValue(.more, .exact), 1.0 / 6))
    #expect(agree(test.pValue(.twoSided, .exact), 2.0 / 6) && agree(test.pValue(.less, .exact), 1))
    let tied = try MannWhitney(treatment: [1, 1], control: [1, 1, 1])
    #expect(tied.statistic == 3 && agree(tied.pValue(.twoSided, .exact), 1))
    #expect(tied.pValue(.twoSided, .normal(isCorrected: true)) == 1)
  }

  /// With many scores the exact distribution is nearly normal.
  @Test("exact and normal p-values of 40 against 50")
  func large() throws {
    let one = (0..<40).map { Double($0 * 7 % 40) + 4.5 }
    let other = (0..<50).map { Double($0 * 11 % 50) * 0.8 }
    let test = try MannWhitney(treatment: one, control: other)
    for alternative in Alternative.allCases {
      let exact = test.pValue(alternative, .exact)
      let normal = test.pValue(alternative, .normal(isCorrected: true))
      #expect(abs(exact - normal) < 0.002 && exact > 0.001)
    }
  }

  /// By hand: variances 1/2 and 2 of pairs, over n: 1/4 and 1; df = (5/4)² / (1/16 + 1) = 25/17.
  @Test("Welch's difference by hand")
  func welch() throws {
    let estimate = try WelchDifference.estimate(treatment: [5, 6], control: [1, 3])
    #expect(agree(estimate.value, 3.5) && agree(estimate.standardError, 1.25.squareRoot()))
    #expect(agree(estimate.degreesOfFreedom, 25.0 / 17))
    let constants = try WelchDifference.estimate(treatment: [2, 2], control: [1, 1])
    #expect(constants.pValue() == 0 && constants.value == 1)
  }
}
