// What can't be a distribution, and the sentence that says so.
// Not here: what can (`ManyDistributions.swift`).

import Stochastics
import Testing

struct RefusedDistributionsTests {
  private func refused(
    _ distribution: String, _ parameter: String, _ location: SourceLocation = #_sourceLocation,
    _ make: () throws(DistributionError) -> Distribution
  ) {
    do throws(DistributionError) {
      _ = try make()
      Issue.record("\(distribution) with a wrong \(parameter) was made", sourceLocation: location)
    } catch {
      #expect(
        error.distribution == distribution && error.parameter == parameter,
        sourceLocation: location)
    }
  }

  @Test("no parameter takes what isn't a number, or 10¹⁰¹", arguments: [.nan, .infinity, 1e101])
  func notANumber(_ wrong: Double) {
    for x in [wrong, -wrong] {
      refused("constant", "value") { () throws(DistributionError) in try .constant(x) }
      refused("uniform", "low") { () throws(DistributionError) in try .uniform(low: x, high: 1) }
      refused("uniform", "high") { () throws(DistributionError) in try .uniform(low: 0, high: x) }
      refused("exponential", "mean") { () throws(DistributionError) in try .exponential(mean: x) }
      refused("normal", "mean") { () throws(DistributionError) in
        try .normal(mean: x, deviation: 1)
      }
      refused("normal", "deviation") { () throws(DistributionError) in
        try .normal(mean: 1, deviation: x)
      }
      refused("empirical", "data") { () throws(DistributionError) in try .empirical([1, x]) }
      refused("discrete", "values") { () throws(DistributionError) in
        try .discrete(values: [1, x], weights: [1, 1])
      }
      refused("discrete", "weights") { () throws(DistributionError) in
        try .discrete(values: [1, 2], weights: [1, x])
      }
      refused("mixture", "weights") { () throws(DistributionError) in
        try .mixture([(x, .constant(1))])
      }
      refused("truncated", "low") { () throws(DistributionError) in
        try .truncated(.exponential(mean: 1), low: x, high: nil)
      }
      refused("truncated", "high") { () throws(DistributionError) in
        try .truncated(.exponential(mean: 1), low: nil, high: x)
      }
    }
  }

  @Test("no positive parameter takes what isn't positive", arguments: [0, -1, .nan, .infinity])
  func notPositive(_ wrong: Double) {
    let x = wrong
    refused("exponential", "mean") { () throws(DistributionError) in try .exponential(mean: x) }
    refused("normal", "deviation") { () throws(DistributionError) in
      try .normal(mean: 0, deviation: x)
    }
    refused("lognormal", "mean") { () throws(DistributionError) in
      try .lognormal(mean: x, cv: 1)
    }
    refused("lognormal", "cv") { () throws(DistributionError) in try .lognormal(mean: 1, cv: x) }
    refused("gamma", "shape") { () throws(DistributionError) in try .gamma(shape: x, scale: 1) }
    refused("gamma", "scale") { () throws(DistributionError) in try .gamma(shape: 1, scale: x) }
    refused("weibull", "shape") { () throws(DistributionError) in
      try .weibull(shape: x, scale: 1)
    }
    refused("weibull", "scale") { () throws(DistributionError) in
      try .weibull(shape: 1, scale: x)
    }
    refused("beta", "a") { () throws(DistributionError) in try .beta(a: x, b: 1) }
    refused("beta", "b") { () throws(DistributionError) in try .beta(a: 1, b: x) }
    refused("pareto", "exponent") { () throws(DistributionError) in
      try .pareto(exponent: x, scale: 1)
    }
    refused("pareto", "scale") { () throws(DistributionError) in
      try .pareto(exponent: 1, scale: x)
    }
    refused("poisson", "mean") { () throws(DistributionError) in try .poisson(mean: x) }
    refused("geometric", "probability") { () throws(DistributionError) in
      try .geometric(probability: x)
    }
  }

  @Test("nothing is made of nothing, nor beyond what GSL counts")
  func emptyOrTooLarge() throws {
    let normal = try Distribution.normal(mean: 0, deviation: 1)
    refused("bernoulli", "probability") { () throws(DistributionError) in
      try .bernoulli(probability: -0.1)
    }
    refused("bernoulli", "probability") { () throws(DistributionError) in
      try .bernoulli(probability: 1.1)
    }
    refused("geometric", "probability") { () throws(DistributionError) in
      try .geometric(probability: 1.1)
    }
    refused("poisson", "mean") { () throws(DistributionError) in try .poisson(mean: 1e7) }
    refused("uniform", "high") { () throws(DistributionError) in try .uniform(low: 2, high: 2) }
    refused("discrete", "values") { () throws(DistributionError) in
      try .discrete(values: [], weights: [])
    }
    refused("discrete", "weights") { () throws(DistributionError) in
      try .discrete(values: [1, 2], weights: [1])
    }
    refused("discrete", "weights") { () throws(DistributionError) in
      try .discrete(values: [1, 2], weights: [0, 0])
    }
    refused("empirical", "data") { () throws(DistributionError) in try .empirical([]) }
    refused("mixture", "parts") { () throws(DistributionError) in try .mixture([]) }
    refused("mixture", "weights") { () throws(DistributionError) in try .mixture([(0, normal)]) }
    refused("truncated", "window") { () throws(DistributionError) in
      try .truncated(normal, low: nil, high: nil)
    }
    refused("truncated", "window") { () throws(DistributionError) in
      try .truncated(normal, low: 2, high: 1)
    }
    refused("truncated", "window") { () throws(DistributionError) in
      try .truncated(normal, low: 5, high: nil)
    }
    refused("truncated", "window") { () throws(DistributionError) in
      try .truncated(.truncated(normal, low: 0, high: 1), low: 2, high: 3)
    }
  }

  @Test("the sentence says what is wrong and what would be right")
  func sentence() throws {
    let short = #expect(throws: DistributionError.self) { try Distribution.exponential(mean: -2) }
    #expect(
      short?.description
        == "exponential's mean is -2.0; it must be positive and finite, from 1e-100 to 1e100")
    let cut = #expect(throws: DistributionError.self) {
      try Distribution.truncated(.uniform(low: 0, high: 1), low: 2, high: 3)
    }
    #expect(
      cut?.description
        == "truncated's window is 2.0 to 3.0, which holds 0.0 of the distribution; "
        + "it must be one that holds at least 1e-06 of it")
  }

  /// GSL aborts by default; at the limits of every parameter the results must be numbers instead.
  @Test("the extremes allowed don't end the program")
  func extremes() throws {
    let extremes: [Distribution] = [
      try .gamma(shape: 1e-3, scale: 1e-100), try .gamma(shape: 1e6, scale: 1e100),
      try .weibull(shape: 0.1, scale: 1e100), try .weibull(shape: 1e3, scale: 1e-100),
      try .beta(a: 1e-3, b: 1e-3), try .beta(a: 1e5, b: 1e5), try .beta(a: 1e-3, b: 1e5),
      try .pareto(exponent: 0.1, scale: 1e100), try .pareto(exponent: 1e6, scale: 1e-100),
      try .lognormal(mean: 1e100, cv: 1e6), try .lognormal(mean: 1e-100, cv: 1e-6),
      try .poisson(mean: 1e6), try .poisson(mean: 1e-100),
      try .geometric(probability: 1e-6), try .geometric(probability: 1),
      try .uniform(low: -1e100, high: 1e100), try .normal(mean: 1e100, deviation: 1e-100),
    ]
    var stream = StreamRoot(seed: 3, replication: 0).key(Purpose("extremes")).stream(entity: 0)
    for distribution in extremes {
      for _ in 0..<100 {
        let draw = distribution.sample(using: &stream)
        #expect(draw.isFinite && distribution.support.contains(draw), "\(distribution)")
        #expect((0...1).contains(distribution.cumulative(draw)), "\(distribution)")
      }
      #expect(!distribution.mean.isNaN && !distribution.variance.isNaN, "\(distribution)")
      #expect((0...1).contains(distribution.cumulative(distribution.mean)), "\(distribution)")
    }
  }
}
