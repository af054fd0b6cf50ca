// A mean that a few outliers don't move. Not here: its interval (`PairedBootstrap.swift`).

/// The mean of the middle half: ⌊*n* / 4⌋ of the sorted numbers are left out at each end, without
/// fractional weights.
///
/// Source: Agarwal et al., "Deep reinforcement learning at the edge of the statistical precipice",
/// NeurIPS 2021, whose library `rliable` trims so.
package struct InterquartileMean: Equatable, Sendable {
  package let value: Double

  /// - Throws: When the sample is empty or holds a number that isn't finite.
  /// - Complexity: O(*n* log *n*).
  package init(of sample: [Double]) throws(SampleError) {
    try SampleError.check(sample, atLeast: 1)
    let trim = sample.count / 4
    let middle = sample.sorted()[trim..<sample.count - trim]
    value = middle.reduce(0, +) / Double(middle.count)
  }
}
