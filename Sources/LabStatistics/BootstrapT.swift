// An interval for a mean that resampling corrects for skewness, good from five numbers on.
// Not here: other aggregates (`PairedBootstrap.swift`).

/// The bootstrap-t interval: Student's statistic is resampled, so that its own distribution takes
/// the place of t's.
///
/// Source: Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), §12.5.
package struct BootstrapT: Equatable, Sendable {
  package let mean: Double
  private let standardError: Double
  /// Ascending; infinite where a resample drew one number only.
  private let statistics: [Double]

  /// - Parameters:
  ///   - sample: Such as paired differences, one for each replication.
  ///   - seed: Fixes every index: `below(n)` of one `SplitMix64Sequence`, *n* a resample.
  /// - Throws: When there are fewer than two numbers or one isn't finite.
  /// - Complexity: O(*n* · `resamples`).
  package init(
    of sample: [Double], seed: UInt64, resamples: Int = 10_000
  ) throws(SampleError) {
    try SampleError.check(sample, atLeast: 2)
    precondition(resamples > 0, "\(resamples) resamples show nothing")
    let moments = Moments(of: sample)
    (mean, standardError) = (moments.mean, moments.standardError)
    let centred = sample.map { $0 - moments.mean }
    let count = Double(sample.count)
    var generator = SplitMix64Sequence(seed: seed)
    var statistics: [Double] = []
    statistics.reserveCapacity(resamples)
    for _ in 0..<resamples {
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<centred.count {
        let number = centred[generator.below(centred.count)]
        sum += number
        squares += number * number
      }
      let variance = max(0, squares - sum * sum / count) / (count - 1)
      // Rounding leaves a little of a variance that is 0.
      let isPoint = variance <= 1e-14 * squares / count
      let error = isPoint ? 0 : (variance / count).squareRoot()
      statistics.append(sum == 0 ? 0 : sum / count / error)
    }
    self.statistics = statistics.sorted()
  }

  /// Infinite to a side on which too many resamples drew one number only, as two or three numbers
  /// make likely.
  package func interval(confidence: Double) -> ClosedRange<Double> {
    check(confidence: confidence)
    guard standardError > 0 else { return mean...mean }
    let tail = (1 - confidence) / 2
    // Outwards to an order statistic: between infinite ones nothing can be interpolated.
    let last = statistics.count - 1
    let low = statistics[Int((Double(last) * tail).rounded(.down))]
    let high = statistics[Int((Double(last) * (1 - tail)).rounded(.up))]
    return mean - high * standardError...mean - low * standardError
  }
}
