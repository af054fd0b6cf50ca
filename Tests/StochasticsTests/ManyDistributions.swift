// One or more distributions of every kind, for tests that hold for all.
// Not here: what holds (`DistributionTests.swift`, `MomentsOfDistributionsTests.swift`).

import Stochastics

enum ManyDistributions {
  /// Named for the messages of failed tests.
  static func all() throws(DistributionError) -> [(name: String, distribution: Distribution)] {
    try simple() + composed()
  }

  static func simple() throws(DistributionError) -> [(name: String, distribution: Distribution)] {
    [
      ("uniform", try .uniform(low: -2, high: 5)),
      ("exponential", try .exponential(mean: 3)),
      ("normal", try .normal(mean: -1, deviation: 2)),
      ("lognormal", try .lognormal(mean: 3.5, cv: 0.6)),
      ("gamma", try .gamma(shape: 2.5, scale: 1.5)),
      ("gamma, small shape", try .gamma(shape: 0.3, scale: 2)),
      ("weibull", try .weibull(shape: 1.7, scale: 2)),
      ("weibull, heavy", try .weibull(shape: 0.6, scale: 1)),
      ("beta", try .beta(a: 2, b: 5)),
      ("beta, bathtub", try .beta(a: 0.5, b: 0.7)),
      ("pareto", try .pareto(exponent: 6, scale: 2)),
      ("poisson", try .poisson(mean: 3)),
      ("poisson, large", try .poisson(mean: 100)),
      ("geometric", try .geometric(probability: 0.2)),
      ("bernoulli", try .bernoulli(probability: 0.3)),
      ("discrete", try .discrete(values: [3, -1, 7, 3], weights: [1, 2, 3, 0.5])),
      ("empirical", try .empirical([5, 1, 1, 2, 8, 2, 2])),
    ]
  }

  static func composed() throws(DistributionError) -> [(name: String, distribution: Distribution)] {
    let pareto = try Distribution.pareto(exponent: 1.5, scale: 1)
    let mixture = try Distribution.mixture([
      (3, .gamma(shape: 2, scale: 1)), (1, .normal(mean: 6, deviation: 1)),
    ])
    return [
      ("mixture", mixture),
      ("mixture, discrete", try .mixture([(1, .poisson(mean: 2)), (2, .constant(9))])),
      ("truncated exponential", try .truncated(.exponential(mean: 3), low: 1, high: 4)),
      ("truncated normal", try .truncated(.normal(mean: 0, deviation: 1), low: 1, high: nil)),
      ("truncated lognormal", try .truncated(.lognormal(mean: 3, cv: 1), low: nil, high: 5)),
      ("truncated gamma", try .truncated(.gamma(shape: 2, scale: 1), low: 1, high: 3)),
      ("truncated weibull", try .truncated(.weibull(shape: 0.7, scale: 1), low: 0.5, high: nil)),
      ("truncated beta", try .truncated(.beta(a: 2, b: 3), low: 0.2, high: 0.6)),
      ("truncated pareto", try .truncated(pareto, low: nil, high: 20)),
      ("truncated uniform", try .truncated(.uniform(low: 0, high: 9), low: 3, high: 4)),
      ("truncated mixture", try .truncated(mixture, low: 1, high: 7)),
      ("truncated twice", try .truncated(.truncated(mixture, low: 0, high: 7), low: 2, high: nil)),
      ("narrow normal", try .truncated(.normal(mean: 9, deviation: 2), low: 10, high: 10.0001)),
      ("truncated poisson", try .truncated(.poisson(mean: 4), low: 2.5, high: 6)),
      ("truncated geometric", try .truncated(.geometric(probability: 0.3), low: 2, high: 5)),
      ("shifted geometric", try .truncated(.geometric(probability: 0.3), low: 4, high: nil)),
      ("truncated bernoulli", try .truncated(.bernoulli(probability: 0.3), low: 0.5, high: nil)),
      ("truncated empirical", try .truncated(.empirical([1, 2, 2, 5, 9]), low: 2, high: 5)),
      (
        "truncated discrete",
        try .truncated(.discrete(values: [1, 2, 3], weights: [1, 2, 3]), low: 1.5, high: nil)
      ),
    ]
  }
}
