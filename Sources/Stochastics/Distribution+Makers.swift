// How distributions are made, and what is refused.
// Not here: the sentences (`DistributionError.swift`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Distribution {
  /// Always the same number.
  public static func constant(_ value: Double) throws(DistributionError) -> Distribution {
    Distribution(.constant(try Parameter(distribution: "constant", name: "value").finite(value)))
  }

  /// Equally likely from `low` to `high`, which must be greater.
  public static func uniform(low: Double, high: Double) throws(DistributionError) -> Distribution {
    let low = try Parameter(distribution: "uniform", name: "low").finite(low)
    let parameter = Parameter(distribution: "uniform", name: "high")
    let high = try parameter.finite(high)
    guard low < high else { throw parameter.error("\(high)", "above low, which is \(low)") }
    return Distribution(.uniform(low: low, high: high))
  }

  public static func exponential(mean: Double) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "exponential", name: "mean")
    return Distribution(.exponential(mean: try parameter.positive(mean)))
  }

  public static func normal(
    mean: Double, deviation: Double
  ) throws(DistributionError) -> Distribution {
    let mean = try Parameter(distribution: "normal", name: "mean").finite(mean)
    let parameter = Parameter(distribution: "normal", name: "deviation")
    return Distribution(.normal(mean: mean, deviation: try parameter.positive(deviation)))
  }

  /// By its own mean and its coefficient of variation (deviation over mean), from 10⁻⁶ to 10⁶.
  ///
  /// The logarithm has variance ln(1 + cv²) and mean ln(mean) less half of that.
  public static func lognormal(mean: Double, cv: Double) throws(DistributionError) -> Distribution {
    let mean = try Parameter(distribution: "lognormal", name: "mean").positive(mean)
    let cv = try Parameter(distribution: "lognormal", name: "cv").within(1e-6...1e6, cv)
    let variance = log1p(cv * cv)
    return Distribution(
      .lognormal(location: log(mean) - variance / 2, deviation: variance.squareRoot()))
  }

  /// Mean shape × scale; the shape from 0.001 to 10⁶.
  public static func gamma(shape: Double, scale: Double) throws(DistributionError) -> Distribution {
    let shape = try Parameter(distribution: "gamma", name: "shape").within(1e-3...1e6, shape)
    let scale = try Parameter(distribution: "gamma", name: "scale").positive(scale)
    return Distribution(.gamma(shape: shape, scale: scale))
  }

  /// P(X > x) = exp(−(x / scale)^shape); the shape from 0.1 to 1 000.
  public static func weibull(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let shape = try Parameter(distribution: "weibull", name: "shape").within(0.1...1e3, shape)
    let scale = try Parameter(distribution: "weibull", name: "scale").positive(scale)
    return Distribution(.weibull(shape: shape, scale: scale))
  }

  /// Density proportional to x^(a − 1) (1 − x)^(b − 1); from 0.001 to 10⁵, above which GSL's
  /// distribution function needs more terms than it takes.
  public static func beta(a: Double, b: Double) throws(DistributionError) -> Distribution {
    let a = try Parameter(distribution: "beta", name: "a").within(1e-3...1e5, a)
    let b = try Parameter(distribution: "beta", name: "b").within(1e-3...1e5, b)
    return Distribution(.beta(a: a, b: b))
  }

  /// P(X > x) = (scale / x)^exponent from `scale` on; the exponent from 0.1 to 10⁶.
  public static func pareto(
    exponent: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "pareto", name: "exponent")
    let exponent = try parameter.within(0.1...1e6, exponent)
    let scale = try Parameter(distribution: "pareto", name: "scale").positive(scale)
    return Distribution(.pareto(exponent: exponent, scale: scale))
  }

  /// Counts; the mean from 10⁻¹⁰⁰ to 10⁶.
  public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "poisson", name: "mean")
    return Distribution(.poisson(mean: try parameter.within(1e-100...1e6, mean)))
  }

  /// Trials up to and including the first success: 1, 2, 3, …; the probability from 10⁻⁶ to 1.
  public static func geometric(probability: Double) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "geometric", name: "probability")
    return Distribution(.geometric(probability: try parameter.within(1e-6...1, probability)))
  }

  /// 1 with the probability given, else 0.
  public static func bernoulli(probability: Double) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "bernoulli", name: "probability")
    return Distribution(.bernoulli(probability: try parameter.within(0...1, probability)))
  }
}
