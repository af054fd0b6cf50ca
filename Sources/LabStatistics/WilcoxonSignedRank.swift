// A test of paired differences on ranks: reported, not gated, since it asks about another quantity
// than the mean. Not here: tests of the mean (`PairedDifference.swift`, `SignFlip.swift`).

/// Wilcoxon's signed-rank test that differences are symmetric about 0.
///
/// Sources: Wilcoxon, *Biometrics Bulletin* 1 (1945), pages 80–83; zeros: Pratt, *Journal of the
/// American Statistical Association* 54 (1959), pages 655–667, and Cureton, ibid. 62 (1967), pages
/// 1068–1069.
package struct WilcoxonSignedRank: Sendable {
  /// What becomes of differences that are 0.
  package enum Zeros: Sendable {
    /// They are left out.
    case dropped
    /// They are ranked, then left out.
    case pratt
    /// They are ranked, and half of each counts to either side.
    case split
  }

  /// The sum of the ranks of positive differences.
  package let positiveSum: Double
  /// The same of negative ones.
  package let negativeSum: Double
  private let mean: Double
  private let deviation: Double
  /// Doubled, of the differences that aren't 0.
  private let ranks: [Int]
  private let positive: Int

  /// - Throws: When there is no difference or one isn't finite.
  /// - Complexity: O(*n* log *n*).
  package init(differences: [Double], zeros: Zeros = .dropped) throws(SampleError) {
    try SampleError.check(differences, atLeast: 1)
    let kept = zeros == .dropped ? differences.filter { $0 != 0 } : differences
    let all = MidRanks(of: kept.map { abs($0) })
    let zeroCount = Double(kept.count { $0 == 0 })
    func sum(where holds: (Double) -> Bool) -> Int {
      zip(kept, all.doubled).reduce(0) { holds($1.0) ? $0 + $1.1 : $0 }
    }
    positive = sum { $0 > 0 }
    ranks = zip(kept, all.doubled).filter { $0.0 != 0 }.map(\.1)
    let half = zeros == .split ? Double(sum { $0 == 0 }) / 4 : 0
    positiveSum = Double(positive) / 2 + half
    negativeSum = Double(sum { $0 < 0 }) / 2 + half

    let count = Double(kept.count)
    let removed = zeros == .pratt ? zeroCount : 0
    func pyramid(_ number: Double) -> Double { number * (number + 1) * (2 * number + 1) }
    let ties = zeros == .pratt ? all.groups.filter { $0.number != 0 } : all.groups
    mean = (count * (count + 1) - removed * (removed + 1)) / 4
    let term = pyramid(count) - pyramid(removed) - MidRanks.tieTerm(ties) / 2
    deviation = (term / 24).squareRoot()
  }

  /// 1 when all differences are 0.
  ///
  /// - Parameter method: Exact is conditional on the ranks of differences that aren't 0, ties
  ///   included; O(*n*³).
  package func pValue(_ alternative: Alternative, _ method: RankMethod) -> Double {
    if ranks.isEmpty { return 1 }
    switch method {
    case .exact:
      return RankSums.pValue(RankSums.subsets(of: ranks), sum: positive, alternative)
    case .normal(let isCorrected):
      return RankSums.pValue(
        sum: positiveSum, mean: mean, deviation: deviation, correction: isCorrected ? 0.5 : 0,
        alternative)
    }
  }
}
