// What the generator and its mixing must give, as others published it. Not here: the generator
// (`Philox4x32.swift`), who holds it against this (tests, `SelfTest`).

extension Philox4x32 {
  /// Source: the file `kat_vectors` of Random123 by D. E. Shaw Research, lines "philox4x32 10".
  package static let knownAnswers: [KnownAnswer] = [
    KnownAnswer(
      counter: [0, 0, 0, 0], key: [0, 0],
      answer: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      answer: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      answer: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  package struct KnownAnswer: Sendable {
    package let counter: SIMD4<UInt32>
    package let key: SIMD2<UInt32>
    package let answer: SIMD4<UInt32>
  }
}

extension SplitMix64 {
  /// Source: the published outputs of SplitMix64 for the seed 1234567, the first five.
  package static let knownAnswers: (seed: UInt64, outputs: [UInt64]) = (
    1_234_567,
    [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
  )
}

extension Distribution {
  /// A distribution with its mean and variance by textbooks, worked out by hand.
  package struct KnownMoments: Sendable {
    package let distribution: Distribution
    package let mean: Double
    package let variance: Double
  }

  package static func knownMoments() throws(DistributionError) -> [KnownMoments] {
    [
      .init(distribution: try .uniform(low: -1, high: 3), mean: 1, variance: 4.0 / 3),
      .init(distribution: try .exponential(mean: 2), mean: 2, variance: 4),
      .init(distribution: try .normal(mean: -1, deviation: 3), mean: -1, variance: 9),
      .init(distribution: try .lognormal(mean: 3.5, cv: 0.6), mean: 3.5, variance: 2.1 * 2.1),
      .init(distribution: try .gamma(shape: 0.5, scale: 4), mean: 2, variance: 8),
      .init(  // √π / 2 and 1 − π / 4.
        distribution: try .weibull(shape: 2, scale: 1), mean: 0.886226925452758,
        variance: 1 - 0.7853981633974483),
      .init(distribution: try .beta(a: 2, b: 5), mean: 2.0 / 7, variance: 10.0 / 392),
      .init(distribution: try .pareto(exponent: 5, scale: 4), mean: 5, variance: 5.0 / 3),
      .init(distribution: try .poisson(mean: 3), mean: 3, variance: 3),
      .init(distribution: try .geometric(probability: 0.25), mean: 4, variance: 12),
    ]
  }

  /// A distribution and the number below which a share of it lies.
  package struct KnownQuantile: Sendable {
    package let distribution: Distribution
    package let share: Double
    package let quantile: Double
  }

  /// Closed forms, and the normal distribution's table: 1.959963984540054 at 0.975.
  package static func knownQuantiles() throws(DistributionError) -> [KnownQuantile] {
    let z = 1.959963984540054
    return [
      .init(distribution: try .normal(mean: 0, deviation: 1), share: 0.975, quantile: z),
      .init(  // exp(μ + σ z), with σ² = ln 2 and μ = −σ² / 2.
        distribution: try .lognormal(mean: 1, cv: 1), share: 0.975, quantile: 3.6154034823305428),
      .init(  // 3 ln 10.
        distribution: try .exponential(mean: 3), share: 0.9, quantile: 6.907755278982137),
      .init(  // √(ln 100).
        distribution: try .weibull(shape: 2, scale: 1), share: 0.99, quantile: 2.145966026289347),
      .init(distribution: try .pareto(exponent: 2, scale: 3), share: 0.99, quantile: 30),
      .init(distribution: try .uniform(low: 2, high: 6), share: 0.25, quantile: 3),
    ]
  }
}
