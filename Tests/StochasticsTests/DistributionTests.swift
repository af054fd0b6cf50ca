// Draws against distribution functions, and those against GSL's and each other.
// Not here: means and variances (`MomentsOfDistributionsTests.swift`), refusals
// (`RefusedDistributionsTests.swift`).

import CGSL
import LabStatistics
import Stochastics
import Testing

struct DistributionTests {
  private static let draws = 20_000

  private func sample(_ distribution: Distribution, count: Int = draws) -> [Double] {
    let key = StreamRoot(seed: 11, replication: 0).key(Purpose("draws"))
    return (0..<count).map { entity in
      var stream = key.stream(entity: UInt64(entity))
      return distribution.sample(using: &stream)
    }
  }

  /// 36 tests of fit, each refused below 0.1 % / 36, so a false alarm in 1 000 seeds over them all:
  /// Kolmogorov–Smirnov for what is continuous, chi-square over the atoms for what is discrete.
  @Test("every kind's draws fit its distribution function")
  func fit() throws {
    let distributions = try ManyDistributions.all()
    for (name, distribution) in distributions where !distribution.support.isPoint {
      let sample = sample(distribution)
      #expect(sample.allSatisfy(distribution.support.contains), "\(name)")
      let pValue =
        distribution.isDiscrete
        ? try discretePValue(sample, distribution)
        : try KolmogorovSmirnov(sample, cumulative: distribution.cumulative).pValue
      #expect(pValue > 0.001 / Double(distributions.count), "\(name): p = \(pValue)")
    }
  }

  private func discretePValue(_ sample: [Double], _ distribution: Distribution) throws -> Double {
    let atoms = Set(sample).sorted()
    let edges = atoms.dropLast().map(distribution.cumulative) + [1]
    let shares = zip(edges, [0] + edges).map { max(0, $0 - $1) }
    let observed = atoms.map { atom in sample.count { $0 == atom } }
    return try ChiSquare(observed: observed, probabilities: shares).pValue
  }

  /// GSL's own functions, at parameters in GSL's order.
  @Test("distribution functions are GSL's")
  func againstGSL() throws {
    let distributions = Dictionary(
      uniqueKeysWithValues: try ManyDistributions.simple().map { ($0.name, $0.distribution) })
    let variance = gsl_log1p(0.36)
    let expected: [(String, Double, Double)] = [
      ("uniform", 1, gsl_cdf_flat_P(1, -2, 5)),
      ("exponential", 2, gsl_cdf_exponential_P(2, 3)),
      ("normal", 1, gsl_cdf_gaussian_P(2, 2)),
      (
        "lognormal", 3,
        gsl_cdf_lognormal_P(3, gsl_sf_log(3.5) - variance / 2, variance.squareRoot())
      ),
      ("gamma", 3, gsl_cdf_gamma_P(3, 2.5, 1.5)),
      ("weibull", 2.5, gsl_cdf_weibull_P(2.5, 2, 1.7)),
      ("beta", 0.3, gsl_cdf_beta_P(0.3, 2, 5)),
      ("pareto", 2.5, gsl_cdf_pareto_P(2.5, 6, 2)),
      ("poisson", 2.5, gsl_cdf_poisson_P(2, 3)),
      ("geometric", 4, gsl_cdf_geometric_P(4, 0.2)),
      ("bernoulli", 0, 0.7),
      ("discrete", 3, 3.5 / 6.5),
      ("empirical", 2, 5.0 / 7),
    ]
    for (name, x, probability) in expected {
      let cumulative = try #require(distributions[name]).cumulative(x)
      #expect(abs(cumulative - probability) < 1e-15, "\(name)")
    }
  }

  /// For continuous kinds the quantile and the distribution function undo each other; for discrete
  /// ones the quantile is the least value whose cumulative probability is enough.
  @Test("quantiles are inverses, and draws are quantiles")
  func quantiles() throws {
    for (name, distribution) in try ManyDistributions.all() {
      guard distribution.quantile(0.5) != nil else { continue }
      for step in 1..<200 {
        let u = Double(step) / 200 + 1e-4
        let x = try #require(distribution.quantile(u))
        #expect(distribution.support.contains(x), "\(name)")
        if distribution.isDiscrete {
          #expect(distribution.cumulative(x) >= u && distribution.cumulative(x.nextDown) < u)
        } else {
          #expect(abs(distribution.cumulative(x) - u) < 1e-9, "\(name) at \(u)")
        }
      }
      var stream = StreamRoot(seed: 2, replication: 0).key(Purpose("inversion")).stream(entity: 0)
      let u = stream.uniform()
      var again = StreamRoot(seed: 2, replication: 0).key(Purpose("inversion")).stream(entity: 0)
      #expect(distribution.sample(using: &again) == distribution.quantile(u) && again == stream)
      #expect(distribution.quantile(0) == distribution.support.lowerBound, "\(name)")
      #expect(distribution.quantile(1) == distribution.support.upperBound, "\(name)")
    }
  }

  @Test("what has no cheap quantile says so")
  func noQuantile() throws {
    for (name, distribution) in try ManyDistributions.all() {
      let isDear = ["gamma", "beta", "poisson", "geometric", "mixture", "twice"]
        .contains { name.contains($0) }
      #expect((distribution.quantile(0.5) == nil) == isDear, "\(name)")
    }
  }

  @Test("distribution functions run from 0 to 1 and never fall")
  func monotone() throws {
    for (name, distribution) in try ManyDistributions.all() {
      let (mean, deviation) = (distribution.mean, distribution.variance.squareRoot())
      let points = (-40...40).map { mean + Double($0) * deviation / 8 }
      let shares = ([-.infinity] + points + [.infinity]).map(distribution.cumulative)
      #expect(shares.first == 0 && shares.last == 1, "\(name)")
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
      let support = distribution.support
      #expect(distribution.cumulative(support.upperBound) == 1, "\(name)")
      #expect(distribution.cumulative(support.lowerBound.nextDown) == 0, "\(name)")
    }
  }

  @Test("distributions are values")
  func values() throws {
    #expect(try Distribution.exponential(mean: 1) == .exponential(mean: 1))
    #expect(try Distribution.exponential(mean: 1) != .exponential(mean: 2))
    #expect(try Distribution.empirical([2, 1]) == .empirical([1, 2]))
    #expect(try Set([Distribution.constant(1), .constant(1)]).count == 1)
    let constant = try Distribution.constant(4)
    #expect(constant.cumulative(4) == 1 && constant.cumulative(3.9) == 0)
    #expect(constant.mean == 4 && constant.variance == 0 && constant.quantile(0.2) == 4)
  }
}

extension ClosedRange<Double> {
  fileprivate var isPoint: Bool { lowerBound == upperBound }
}
