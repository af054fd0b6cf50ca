// Moments and quantiles against SciPy, NumPy and NIST. Not here: intervals (`StudentTests.swift`).

import LabStatistics
import Testing

struct MomentsTests {
  @Test(
    "moments agree with SciPy's",
    arguments: [
      (
        ReferenceSamples.control, 0.6449, 0.0014481000000000001, 0.012033702672078947,
        -0.07421245882705105
      ),
      (
        ReferenceSamples.treatment, 0.7106999999999999, 0.0012929, 0.011370576062803502,
        0.012530651683094154
      ),
      (
        ReferenceSamples.outlier, 0.6725, 0.010222000000000004, 0.03574562910343026,
        1.9409384498489854
      ),
    ])
  func moments(
    sample: [Double], mean: Double, variance: Double, standardError: Double, skewness: Double
  ) {
    let moments = Moments(of: sample)
    #expect(agree(moments.mean, mean))
    #expect(agree(moments.variance, variance))
    #expect(agree(moments.standardError, standardError))
    #expect(agree(moments.skewness, skewness))
  }

  /// Source: NIST Statistical Reference Datasets, NumAcc4: mean 10 000 000.2, deviation 0.1, both
  /// exact. The textbook formula Σx² − (Σx)²/n gets no digit of the deviation right.
  @Test("a small variance about a large mean survives")
  func noCancellation() {
    let pairs = (0..<500).flatMap { _ in [10_000_000.1, 10_000_000.3] }
    let moments = Moments(of: [10_000_000.2] + pairs)
    #expect(agree(moments.mean, 10_000_000.2, within: 1e-14))
    #expect(agree(moments.deviation, 0.1, within: 1e-7))
  }

  @Test("what too few numbers don't say is NaN")
  func empty() {
    #expect(Moments().mean.isNaN && Moments(of: [1]).variance.isNaN)
    #expect(Moments(of: [1]).mean == 1 && Moments(of: [2, 2]).variance == 0)
  }

  /// Type 7, as `numpy.quantile` by default.
  @Test(
    "quantiles agree with NumPy's",
    arguments: [
      (
        ReferenceSamples.control,
        [0.588, 0.59025, 0.597, 0.61625, 0.649, 0.66875, 0.6911, 0.69605, 0.698525, 0.701]
      ),
      (
        ReferenceSamples.outlier,
        [0.601, 0.60275, 0.608, 0.61925, 0.644, 0.66375, 0.7569, 0.83495, 0.873975, 0.913]
      ),
    ])
  func quantiles(sample: [Double], expected: [Double]) throws {
    let quantiles = try Quantiles(of: sample)
    for (share, value) in zip([0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 1], expected) {
      #expect(agree(quantiles(share), value))
    }
    #expect(quantiles.median == quantiles(0.5) && quantiles.maximum == sample.max())
  }

  @Test("samples that say nothing are refused in a sentence")
  func refused() {
    #expect(throws: SampleError.tooFew(0, atLeast: 1)) { try Quantiles(of: []) }
    let error = #expect(throws: SampleError.self) { try Quantiles(of: [1, .infinity]) }
    #expect(error?.description == "number 2 of the sample is inf; all must be finite")
  }
}
