// The latency histogram against exact sorting, and the ranks that bound a quantile.
// Not here: who measures latencies.

import LabStatistics
import Stochastics
import Testing

struct LatencyTests {
  /// Durations over nine orders of magnitude.
  private func durations(_ count: Int) -> [Int64] {
    var stream = StreamRoot(seed: 7, replication: 0).key(Purpose("durations")).stream(entity: 0)
    return (0..<count).map { _ in Int64(1 / (stream.uniform() + 1e-9)) }
  }

  @Test("percentiles lie at most 1/128 above the exact ones and never below")
  func percentiles() throws {
    let sample = durations(20_000)
    var histogram = LatencyHistogram()
    for duration in sample { histogram.record(nanoseconds: duration) }
    let sorted = sample.sorted()
    for rank in 1...sorted.count {
      let (exact, found) = (sorted[rank - 1], try #require(histogram.nanoseconds(atRank: rank)))
      #expect(found >= exact && Double(found) <= Double(exact) * (1 + 1.0 / 128))
    }
    #expect(histogram.percentile(1) == sorted.last && histogram.maximum == sorted.last)
    #expect(histogram.percentile(0.5) == histogram.nanoseconds(atRank: 10_000))
    #expect(histogram.nanoseconds(atRank: 20_001) == nil)
    let exactMean = Double(sample.reduce(0, +)) / 20_000
    #expect(agree(try #require(histogram.mean), exactMean, within: 1e-15))
  }

  @Test("every duration has its place", arguments: [0, 1, 127, 128, 255, 256, 257, 1 << 40, .max])
  func extremes(duration: Int64) {
    var histogram = LatencyHistogram()
    histogram.record(nanoseconds: duration)
    #expect(histogram.percentile(0.5) == duration && histogram.count == 1)
  }

  @Test("two histograms add up to the histogram of both")
  func sums() {
    let sample = durations(1_000)
    var (whole, first, second) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
    for (index, duration) in sample.enumerated() {
      whole.record(nanoseconds: duration)
      if index < 300 {
        first.record(nanoseconds: duration)
      } else {
        second.record(nanoseconds: duration)
      }
    }
    first.add(second)
    #expect(first == whole)
    #expect(LatencyHistogram().percentile(0.99) == nil && LatencyHistogram().mean == nil)
  }

  /// From SciPy's binomial distribution: two-sided, 95 %; nil where the sample is too small.
  @Test(
    "ranks agree with SciPy's",
    arguments: [
      (20, 0.5, 6, 15), (20, 0.9, 15, nil), (20, 0.999, 20, nil), (100, 0.95, 90, 100),
      (300, 0.9, 259, 281), (500, 0.99, 490, 500), (1_000, 0.5, 469, 532),
      (1_000, 0.99, 983, 997), (1_000, 0.999, 997, nil), (10_000, 0.95, 9_457, 9_543),
      (10_000, 0.999, 9_983, 9_997),
    ] as [(Int, Double, Int?, Int?)])
  func ranks(count: Int, share: Double, lower: Int?, upper: Int?) {
    let interval = OrderStatisticInterval(ofQuantile: share, count: count, confidence: 0.95)
    #expect(interval.lowerRank == lower && interval.upperRank == upper)
  }

  /// The greatest value bounds the quantile when shareⁿ ≤ 5 %.
  @Test(
    "the least sample that bounds a quantile from above",
    arguments: [(0.5, 5), (0.9, 29), (0.95, 59), (0.99, 299), (0.999, 2_995)])
  func leastSample(share: Double, count: Int) {
    func rank(_ count: Int) -> Int? {
      OrderStatisticInterval.upperRank(ofQuantile: share, count: count, confidence: 0.95)
    }
    #expect(rank(count) == count && rank(count - 1) == nil)
  }

  @Test("a low quantile of a small sample has no lower bound")
  func noLowerBound() {
    #expect(OrderStatisticInterval(ofQuantile: 0.1, count: 20, confidence: 0.95).lowerRank == nil)
  }
}
