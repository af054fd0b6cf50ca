// Quantiles of a sample. Not here: bounds for the quantiles of what it came from
// (`OrderStatisticInterval.swift`), of many latencies (`LatencyHistogram.swift`).

/// A sorted sample that answers for any share.
package struct Quantiles: Equatable, Sendable {
  /// In ascending order.
  package let sorted: [Double]

  /// - Throws: When the sample is empty or holds a number that isn't finite.
  /// - Complexity: O(*n* log *n*).
  package init(of sample: [Double]) throws(SampleError) {
    try SampleError.check(sample, atLeast: 1)
    sorted = sample.sorted()
  }

  /// Type 7 of Hyndman and Fan, *The American Statistician* 50 (1996), pages 361–365: linear
  /// between the order statistics at (*n* − 1) `share`, which R and NumPy use too.
  package func callAsFunction(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "\(share) is no share")
    let place = Double(sorted.count - 1) * share
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  package var minimum: Double { sorted[0] }
  package var median: Double { self(0.5) }
  package var maximum: Double { sorted[sorted.count - 1] }
}
