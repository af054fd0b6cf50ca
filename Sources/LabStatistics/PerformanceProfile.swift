// The whole distribution of scores in one curve. Not here: single figures (`InterquartileMean.swift`,
// `OptimalityGap.swift`).

/// For any score, the share of runs above it.
///
/// Source: Agarwal et al., NeurIPS 2021, after Dolan and Moré, *Mathematical Programming* 91 (2002),
/// pages 201–213.
package struct PerformanceProfile: Equatable, Sendable {
  /// Ascending.
  private let sorted: [Double]

  /// - Throws: When there is no score or one isn't finite.
  package init(of scores: [Double]) throws(SampleError) {
    try SampleError.check(scores, atLeast: 1)
    sorted = scores.sorted()
  }

  /// The share of runs strictly above a score, from 0 to 1. O(log *n*).
  package func share(above score: Double) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > score { high = middle } else { low = middle + 1 }
    }
    return Double(sorted.count - low) / Double(sorted.count)
  }
}
