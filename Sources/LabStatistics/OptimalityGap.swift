// How far scores stay below a target. Not here: how many reach it (`PerformanceProfile.swift`).

/// The mean shortfall below a target; scores above it count as reaching it and no more.
///
/// Source: Agarwal et al., NeurIPS 2021.
package struct OptimalityGap: Equatable, Sendable {
  /// In the unit of the scores, 0 when all reach the target.
  package let value: Double

  /// - Throws: When the sample is empty or holds a number that isn't finite.
  package init(of scores: [Double], target: Double = 1) throws(SampleError) {
    try SampleError.check(scores, atLeast: 1)
    value = scores.reduce(0) { $0 + max(0, target - $1) } / Double(scores.count)
  }
}
