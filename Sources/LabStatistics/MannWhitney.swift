// A test of two independent samples on ranks. Not here: pairs (`WilcoxonSignedRank.swift`), means
// (`WelchDifference.swift`).

/// Mann and Whitney's test that neither sample tends to be greater.
///
/// Source: Mann and Whitney, *Annals of Mathematical Statistics* 18 (1947), pages 50–60.
package struct MannWhitney: Sendable {
  /// How many combinations the treatment wins, ties counting one half.
  package let statistic: Double
  private let sizes: (treatment: Int, control: Int)
  private let ranks: MidRanks

  /// - Throws: When a sample is empty or a score isn't finite.
  /// - Complexity: O(*N* log *N*) with *N* scores in all.
  package init(treatment: [Double], control: [Double]) throws(SampleError) {
    try SampleError.check(treatment, atLeast: 1)
    try SampleError.check(control, atLeast: 1)
    sizes = (treatment.count, control.count)
    ranks = MidRanks(of: treatment + control)
    let least = treatment.count * (treatment.count + 1)
    statistic = Double(ranks.doubled.prefix(treatment.count).reduce(-least, +)) / 2
  }

  /// - Parameter method: Exact is the permutation distribution of the ranks at hand, ties included;
  ///   O(*N*² *n*²) for *n* in the treatment.
  package func pValue(_ alternative: Alternative, _ method: RankMethod) -> Double {
    switch method {
    case .exact:
      return RankSums.pValue(
        RankSums.subsets(of: ranks.doubled, size: sizes.treatment),
        sum: ranks.doubled.prefix(sizes.treatment).reduce(0, +), alternative)
    case .normal(let isCorrected):
      let (one, other) = (Double(sizes.treatment), Double(sizes.control))
      let all = one + other
      let ties = all > 1 ? MidRanks.tieTerm(ranks.groups) / (all * (all - 1)) : 0
      return RankSums.pValue(
        sum: statistic, mean: one * other / 2,
        deviation: (one * other / 12 * (all + 1 - ties)).squareRoot(),
        correction: isCorrected ? 0.5 : 0, alternative)
    }
  }
}
