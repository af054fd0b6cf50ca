// Distribution functions, their inverses and supports, from GSL.
// Not here: mean and variance (`Law+Moments.swift`).

import CGSL

extension Law {
  /// The probability of `x` or less.
  func cumulative(_ x: Double) -> Double {
    precondition(!x.isNaN, "NaN has no place among numbers")
    let support = self.support
    if x < support.lowerBound { return 0 }
    if x >= support.upperBound { return 1 }
    switch self {
    case .constant: return 1
    case .uniform(let low, let high): return gsl_cdf_flat_P(x, low, high)
    case .exponential(let mean): return gsl_cdf_exponential_P(x, mean)
    case .normal(let mean, let deviation): return gsl_cdf_gaussian_P(x - mean, deviation)
    case .lognormal(let location, let deviation):
      return x <= 0 ? 0 : gsl_cdf_lognormal_P(x, location, deviation)
    case .gamma(let shape, let scale): return gsl_cdf_gamma_P(x, shape, scale)
    case .weibull(let shape, let scale): return gsl_cdf_weibull_P(x, scale, shape)
    case .beta(let a, let b): return gsl_cdf_beta_P(x, a, b)
    case .pareto(let exponent, let scale): return gsl_cdf_pareto_P(x, exponent, scale)
    case .poisson(let mean): return gsl_cdf_poisson_P(Self.count(x), mean)
    case .geometric(let probability): return gsl_cdf_geometric_P(Self.count(x), probability)
    case .bernoulli(let probability): return 1 - probability
    case .discrete(let atoms):
      return atoms.cumulative[firstIndex(of: atoms.values.count) { atoms.values[$0] > x } - 1]
    case .empirical(let data):
      return Double(firstIndex(of: data.count) { data[$0] > x }) / Double(data.count)
    case .mixture(let parts):
      return parts.reduce(0) { $0 + $1.weight * $1.law.cumulative(x) }
    case .truncated(let law, let window):
      return min(1, max(0, law.cumulative(x) - window.below) / window.mass)
    }
  }

  /// GSL counts in 32 bits; no law here reaches their end with a probability above 10⁻¹⁵.
  private static func count(_ x: Double) -> UInt32 { UInt32(min(x, 4e9)) }

  /// Whether `quantile` has an answer.
  var hasQuantile: Bool {
    switch self {
    case .gamma, .beta, .poisson, .geometric, .mixture: false
    case .truncated(let law, _): law.hasQuantile
    default: true
    }
  }

  /// The least number whose cumulative probability is `u` or more, where it is cheap.
  func quantile(_ u: Double) -> Double? {
    switch self {
    case .constant(let value): return value
    case .uniform(let low, let high): return gsl_cdf_flat_Pinv(u, low, high)
    case .exponential(let mean): return gsl_cdf_exponential_Pinv(u, mean)
    case .normal(let mean, let deviation): return mean + gsl_cdf_gaussian_Pinv(u, deviation)
    case .lognormal(let location, let deviation):
      return gsl_cdf_lognormal_Pinv(u, location, deviation)
    case .weibull(let shape, let scale): return gsl_cdf_weibull_Pinv(u, scale, shape)
    case .pareto(let exponent, let scale): return gsl_cdf_pareto_Pinv(u, exponent, scale)
    case .bernoulli(let probability): return u > 1 - probability ? 1 : 0
    case .discrete(let atoms):
      return atoms.values[firstIndex(of: atoms.values.count) { atoms.cumulative[$0] >= u }]
    case .empirical(let data):
      return data[max(0, Int((u * Double(data.count)).rounded(.up)) - 1)]
    case .truncated(let law, let window):
      return law.hasQuantile ? law.quantile(u, in: window) : nil
    case .gamma, .beta, .poisson, .geometric, .mixture: return nil
    }
  }

  /// The quantile of this law within a window, for a law that has one.
  func quantile(_ u: Double, in window: Window) -> Double {
    // Rounding must not reach 1, where a law without an upper bound is infinite.
    let share = min(window.below + u * window.mass, 1.0.nextDown)
    guard let inside = quantile(u < 1 ? share : 1) else {
      preconditionFailure("\(self) has no quantile")
    }
    return min(max(inside, window.low), window.high)
  }

  var isDiscrete: Bool {
    switch self {
    case .constant, .poisson, .geometric, .bernoulli, .discrete, .empirical: true
    case .mixture(let parts): parts.allSatisfy(\.law.isDiscrete)
    case .truncated(let law, _): law.isDiscrete
    default: false
    }
  }

  var support: ClosedRange<Double> {
    switch self {
    case .constant(let value): value...value
    case .uniform(let low, let high): low...high
    case .normal: -.infinity ... .infinity
    case .exponential, .lognormal, .gamma, .weibull, .poisson: 0 ... .infinity
    case .beta: 0...1
    case .bernoulli(let probability): (probability < 1 ? 0 : 1)...(probability > 0 ? 1 : 0)
    case .pareto(_, let scale): scale ... .infinity
    case .geometric(let probability): 1...(probability < 1 ? .infinity : 1)
    case .discrete(let atoms): atoms.values[0]...atoms.values[atoms.values.count - 1]
    case .empirical(let data): data[0]...data[data.count - 1]
    case .mixture(let parts):
      parts.dropFirst().reduce(parts[0].law.support) { whole, part in
        let next = part.law.support
        return min(whole.lowerBound, next.lowerBound)...max(whole.upperBound, next.upperBound)
      }
    case .truncated(let law, let window): Self.support(of: law, in: window)
    }
  }

  private static func support(of law: Law, in window: Window) -> ClosedRange<Double> {
    let whole = law.support
    let (low, high) = (max(whole.lowerBound, window.low), min(whole.upperBound, window.high))
    switch law {
    case .poisson, .geometric: return low.rounded(.up)...high.rounded(.down)
    default: return low...high
    }
  }
}
