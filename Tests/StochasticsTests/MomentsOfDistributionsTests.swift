// Means and variances against draws and against integrals.
// Not here: fits (`DistributionTests.swift`).

import LabStatistics
import Stochastics
import Testing

struct MomentsOfDistributionsTests {
  /// 36 means and 36 variances within five standard errors, a false alarm in about 20 000 seeds;
  /// the variance's standard error is taken from the sample.
  @Test("draws have the moments stated")
  func draws() throws {
    let key = StreamRoot(seed: 12, replication: 0).key(Purpose("moments"))
    for (name, distribution) in try ManyDistributions.all() {
      let sample = (0..<20_000).map { entity in
        var stream = key.stream(entity: UInt64(entity))
        return distribution.sample(using: &stream)
      }
      let moments = Moments(of: sample)
      #expect(
        abs(moments.mean - distribution.mean)
          <= 5 * moments.standardError + 1e-12 * abs(distribution.mean), "\(name)")
      let squares = Moments(
        of: sample.map { ($0 - distribution.mean) * ($0 - distribution.mean) })
      #expect(
        abs(squares.mean - distribution.variance) <= 5 * squares.standardError + 1e-12, "\(name)")
    }
  }

  /// The mean is a − ∫ F + ∫ (1 − F) about any a, the variance likewise from F alone: Simpson's
  /// rule on 40 000 cells between far quantiles, compared to six digits of the deviation.
  @Test("moments are integrals of the distribution function")
  func integrals() throws {
    for (name, distribution) in try ManyDistributions.all() where !distribution.isDiscrete {
      // The two heaviest tails reach further than this grid.
      if ["pareto", "weibull, heavy", "truncated weibull"].contains(name) { continue }
      let (mean, deviation) = (distribution.mean, distribution.variance.squareRoot())
      let low = max(distribution.support.lowerBound, mean - 60 * deviation)
      let high = min(distribution.support.upperBound, mean + 60 * deviation)
      let above = integral(mean, high) { 1 - distribution.cumulative($0) }
      let below = integral(low, mean) { distribution.cumulative($0) }
      #expect(abs(above - below) < 1e-6 * deviation, "\(name)")
      let variance =
        integral(mean, high) { 2 * ($0 - mean) * (1 - distribution.cumulative($0)) }
        + integral(low, mean) { 2 * (mean - $0) * distribution.cumulative($0) }
      #expect(abs(variance - deviation * deviation) < 1e-6 * deviation * deviation, "\(name)")
    }
  }

  private func integral(_ low: Double, _ high: Double, _ body: (Double) -> Double) -> Double {
    let cells = 40_000
    let width = (high - low) / Double(cells)
    return (0..<cells).reduce(0) { sum, cell in
      let from = low + Double(cell) * width
      return sum + width / 6 * (body(from) + 4 * body(from + width / 2) + body(from + width))
    }
  }

  /// Textbook values, worked out by hand.
  @Test("moments in closed form")
  func closedForms() throws {
    let expected: [(Distribution, Double, Double)] = [
      (try .lognormal(mean: 3.5, cv: 0.6), 3.5, 2.1 * 2.1),
      (try .weibull(shape: 2, scale: 1), 0.886226925452758, 1 - 0.7853981633974483),  // √π/2, 1−π/4
      (try .weibull(shape: 1, scale: 3), 3, 9),
      (try .beta(a: 2, b: 5), 2.0 / 7, 10.0 / 392),
      (try .pareto(exponent: 3, scale: 2), 3, 3),
      (try .pareto(exponent: 1.5, scale: 2), 6, .infinity),
      (try .pareto(exponent: 1, scale: 2), .infinity, .infinity),
      (try .geometric(probability: 0.25), 4, 12),
      (try .empirical([1, 2, 3, 6]), 3, 3.5),
      (try .mixture([(1, .constant(0)), (3, .constant(4))]), 3, 3),
      (
        try .mixture([(1, .constant(0)), (1, .pareto(exponent: 1, scale: 1))]), .infinity, .infinity
      ),
      // Half of a normal law: √(2/π) and 1 − 2/π.
      (
        try .truncated(.normal(mean: 0, deviation: 1), low: 0, high: nil), 0.7978845608028654,
        0.3633802276324186
      ),
      // Pareto laws cut below are Pareto laws; cut at 1…4 with exponent 2: mean 8/5.
      (
        try .truncated(.pareto(exponent: 1.5, scale: 1), low: 4, high: nil), 12, .infinity
      ),
      (
        try .truncated(.pareto(exponent: 2, scale: 1), low: nil, high: 4), 1.6,
        32.0 / 15 * 1.3862943611198906 - 2.56
      ),
      // An exponential law has no memory.
      (try .truncated(.exponential(mean: 2), low: 5, high: nil), 7, 4),
      // Uniform on 10…10.001 to nine digits, where a difference of squares keeps none.
      (
        try .truncated(.uniform(low: 0, high: 20), low: 10, high: 10.001), 10.0005, 1e-6 / 12
      ),
    ]
    for (distribution, mean, variance) in expected {
      #expect(agree(distribution.mean, mean), "\(distribution)")
      #expect(agree(distribution.variance, variance), "\(distribution)")
    }
  }

  /// 200 000 counts summed here, against the closed form for long windows.
  @Test("a long window of a geometric law")
  func longWindow() throws {
    let (probability, length) = (1e-5, 200_000)
    let cut = try Distribution.truncated(
      .geometric(probability: probability), low: 1_001, high: Double(1_000 + length))
    var (weight, total, sum, squares) = (1.0, 0.0, 0.0, 0.0)
    for count in 1...length {
      let distance = Double(count) - 70_000
      (total, sum, squares) = (
        total + weight, sum + weight * distance, squares + weight * distance * distance
      )
      weight *= 1 - probability
    }
    let mean = sum / total
    #expect(agree(cut.mean, 71_000 + mean))
    #expect(agree(cut.variance, squares / total - mean * mean))
  }

  private func agree(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) < 1e-9 * abs(other)
  }
}
