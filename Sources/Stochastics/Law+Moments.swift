// Means and variances in closed form. Not here: inside a window (`Law+PartialMoments.swift`).

import CGSL

extension Law {
  /// Exact up to rounding; infinite where the integral is.
  ///
  /// Source, except where it says otherwise: the parametrisations of the GSL reference manual 2.7,
  /// "Random number distributions", with the textbook moments of each.
  var moments: (mean: Double, variance: Double) {
    switch self {
    case .constant(let value): (value, 0)
    case .uniform(let low, let high): (low + (high - low) / 2, (high - low) * (high - low) / 12)
    case .exponential(let mean): (mean, mean * mean)
    case .normal(let mean, let deviation): (mean, deviation * deviation)
    case .lognormal(let location, let deviation):
      Self.lognormal(location: location, variance: deviation * deviation)
    case .gamma(let shape, let scale): (shape * scale, shape * scale * scale)
    case .weibull(let shape, let scale): Self.weibull(shape: shape, scale: scale)
    case .beta(let a, let b): (a / (a + b), a / (a + b) * (b / (a + b)) / (a + b + 1))
    case .pareto(let exponent, let scale): Self.pareto(exponent: exponent, scale: scale)
    case .poisson(let mean): (mean, mean)
    case .geometric(let probability):
      (1 / probability, (1 - probability) / (probability * probability))
    case .bernoulli(let probability): (probability, probability * (1 - probability))
    case .discrete(let atoms):
      Self.moments(atoms.values.indices.map { (atoms.values[$0], atoms.probability(at: $0)) })
    case .empirical(let data): Self.moments(data.map { ($0, 1 / Double(data.count)) })
    case .mixture(let parts):
      Self.mixed(parts.map { ($0.weight, $0.law.moments.mean, $0.law.moments.variance) })
    case .truncated(let law, let window): law.moments(in: window)
    }
  }

  private static func lognormal(
    location: Double, variance: Double
  ) -> (mean: Double, variance: Double) {
    let mean = gsl_sf_exp(location + variance / 2)
    return (mean, mean * mean * gsl_sf_expm1(variance))
  }

  /// By log-gamma, so that the variance of a large shape doesn't drown in a difference.
  private static func weibull(shape: Double, scale: Double) -> (mean: Double, variance: Double) {
    let first = gsl_sf_lngamma(1 + 1 / shape)
    let mean = scale * gsl_sf_exp(first)
    return (mean, mean * mean * gsl_sf_expm1(gsl_sf_lngamma(1 + 2 / shape) - 2 * first))
  }

  private static func pareto(exponent: Double, scale: Double) -> (mean: Double, variance: Double) {
    let mean = exponent > 1 ? exponent * scale / (exponent - 1) : .infinity
    let variance = scale / (exponent - 1) * (scale / (exponent - 1)) * exponent / (exponent - 2)
    return (mean, exponent > 2 ? variance : .infinity)
  }

  /// Two passes, so that the variance is a sum of squares.
  private static func moments(
    _ atoms: [(value: Double, probability: Double)]
  ) -> (mean: Double, variance: Double) {
    let mean = atoms.reduce(0) { $0 + $1.value * $1.probability }
    let variance = atoms.reduce(0) { sum, atom in
      sum + (atom.value - mean) * (atom.value - mean) * atom.probability
    }
    return (mean, variance)
  }

  /// The law of total variance.
  static func mixed(
    _ parts: [(weight: Double, mean: Double, variance: Double)]
  ) -> (mean: Double, variance: Double) {
    let mean = parts.reduce(0) { $0 + $1.weight * $1.mean }
    guard mean.isFinite else { return (mean, .infinity) }
    let variance = parts.reduce(0) { sum, part in
      sum + part.weight * (part.variance + (part.mean - mean) * (part.mean - mean))
    }
    return (mean, variance)
  }
}
