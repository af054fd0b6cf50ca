// Two one-sided tests: whether a difference is small, which "not significant" never says.
// Not here: the estimate (`PairedDifference.swift`, `RatioOfMeans.swift`).

/// Evidence that the truth lies within margins fixed in advance.
///
/// Source: Schuirmann, *Journal of Pharmacokinetics and Biopharmaceutics* 15 (1987), pages 657–680.
package struct Equivalence: Equatable, Sendable {
  package let estimate: StudentEstimate
  /// In the unit of the estimate; the truth must lie strictly inside.
  package let margins: ClosedRange<Double>
  /// The greater of the two one-sided p-values, against "the truth lies outside".
  package let pValue: Double

  /// For any estimate; a ratio takes relative margins, such as −0.02...0.02.
  package init(of estimate: StudentEstimate, within margins: ClosedRange<Double>) {
    self.estimate = estimate
    self.margins = margins
    pValue = max(
      estimate.pValueOfMore(than: margins.lowerBound),
      estimate.pValueOfLess(than: margins.upperBound))
  }

  /// The mean of paired differences within ±`margin`.
  ///
  /// - Parameters:
  ///   - treatment: One score for each replication.
  ///   - control: As many; element *i* met the same random numbers as `treatment[i]`.
  ///   - margin: Above 0, in the unit of the scores.
  /// - Throws: When the counts differ or are below two, or a score isn't finite.
  package init(
    treatment: [Double], control: [Double], margin: Double
  ) throws(SampleError) {
    precondition(margin > 0 && margin.isFinite, "\(margin) is no margin")
    let paired = try PairedDifference(treatment: treatment, control: control, confidence: 0.95)
    self.init(of: paired.estimate, within: -margin...margin)
  }

  /// The 1 − 2α interval, which lies inside the margins exactly when the arms are equivalent.
  package func interval(alpha: Double) -> ClosedRange<Double> {
    precondition(alpha > 0 && alpha < 0.5, "\(alpha) is no level of two one-sided tests")
    return estimate.interval(confidence: 1 - 2 * alpha)
  }

  package func isEquivalent(alpha: Double) -> Bool { pValue <= alpha }
}
