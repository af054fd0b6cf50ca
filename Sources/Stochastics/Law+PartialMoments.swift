// Means and variances inside a window: the moments of truncated laws.
// Not here: those of whole laws (`Law+Moments.swift`).

import CGSL

extension Law {
  /// The mean and variance given a window: closed forms where they keep their digits, else GSL's
  /// integration of the distribution function, which adds nothing but positive numbers.
  func moments(in window: Window) -> (mean: Double, variance: Double) {
    switch self {
    case .mixture(let parts): return Self.moments(of: parts, in: window)
    case .poisson(let mean): return Self.poisson(mean: mean, in: window)
    case .geometric(let probability):
      return Self.geometric(probability: probability, in: window)
    case .pareto(let exponent, _) where exponent <= 2 && window.high == .infinity:
      return (exponent > 1 ? partialMoment(1, in: window) / window.mass : .infinity, .infinity)
    default:
      let mean = partialMoment(1, in: window) / window.mass
      let square = partialMoment(2, in: window) / window.mass
      // Below this, the difference of the two has lost half of its digits.
      guard square - mean * mean > 1e-8 * square else { return integratedMoments(in: window) }
      return (mean, square - mean * mean)
    }
  }

  /// E[Xᵏ; X in the window], not divided by the window's share; of continuous laws only.
  private func partialMoment(_ power: Double, in window: Window) -> Double {
    let (low, high) = (max(window.low, support.lowerBound), min(window.high, support.upperBound))
    switch self {
    case .exponential(let mean):
      return Law.weibull(shape: 1, scale: mean).partialMoment(power, in: window)
    case .weibull(let shape, let scale):
      // (X / scale)^shape is exponential with mean 1.
      let order = 1 + power / shape
      let (from, to) = (pow(low / scale, shape), pow(high / scale, shape))
      return pow(scale, power) * tgamma(order) * Self.gammaShare(order, from, to)
    case .gamma(let shape, let scale):
      let factor = power == 1 ? shape : shape * (shape + 1)
      return pow(scale, power) * factor
        * Self.gammaShare(shape + power, low / scale, high / scale)
    case .beta(let a, let b):
      let factor = power == 1 ? a / (a + b) : a / (a + b) * ((a + 1) / (a + b + 1))
      return factor * (gsl_cdf_beta_P(high, a + power, b) - gsl_cdf_beta_P(low, a + power, b))
    case .lognormal(let location, let deviation):
      let (from, to) = ((log(low) - location) / deviation, (log(high) - location) / deviation)
      let shift = power * deviation
      return exp(power * location + shift * shift / 2)
        * Self.normalShare(from - shift, to - shift)
    case .normal(let mean, let deviation):
      let (from, to) = ((low - mean) / deviation, (high - mean) / deviation)
      let (lower, upper) = (gsl_ran_ugaussian_pdf(from), gsl_ran_ugaussian_pdf(to))
      let share = Self.normalShare(from, to)
      let first = lower - upper
      guard power == 2 else { return mean * share + deviation * first }
      let edges = (from.isFinite ? from * lower : 0) - (to.isFinite ? to * upper : 0)
      return mean * mean * share + 2 * mean * deviation * first
        + deviation * deviation * (share + edges)
    case .pareto(let exponent, let scale):
      let (from, to, slope) = (low / scale, high / scale, power - exponent)
      let integral = slope == 0 ? log(to / from) : (pow(to, slope) - pow(from, slope)) / slope
      return exponent * pow(scale, power) * integral
    default: preconditionFailure("\(self) has no partial moments in closed form")
    }
  }

  /// The share of a unit gamma law between two numbers, from whichever tail is the smaller.
  private static func gammaShare(_ shape: Double, _ low: Double, _ high: Double) -> Double {
    if low > shape {
      return gsl_cdf_gamma_Q(low, shape, 1) - (high.isFinite ? gsl_cdf_gamma_Q(high, shape, 1) : 0)
    }
    return (high.isFinite ? gsl_cdf_gamma_P(high, shape, 1) : 1) - gsl_cdf_gamma_P(low, shape, 1)
  }

  private static func normalShare(_ low: Double, _ high: Double) -> Double {
    low > 0
      ? gsl_cdf_ugaussian_Q(low) - gsl_cdf_ugaussian_Q(high)
      : gsl_cdf_ugaussian_P(high) - gsl_cdf_ugaussian_P(low)
  }

  /// Every part's own moments inside the window, weighted by what it has there.
  private static func moments(
    of parts: [Part], in window: Window
  ) -> (mean: Double, variance: Double) {
    let inside = parts.compactMap { part -> (Double, Double, Double)? in
      let own = part.law.window(low: window.low, high: window.high)
      let share = part.weight * own.mass / window.mass
      // What one draw in 10¹² comes from is beyond the precision of the sum.
      guard share > 1e-12 else { return nil }
      let moments = part.law.narrowed(to: own).moments
      return (share, moments.mean, moments.variance)
    }
    return mixed(inside)
  }
}
