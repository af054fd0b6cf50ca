// Distributions as canonical texts, for manifests. Not here: reading one (`ScenarioFiles`).

extension Distribution: CustomStringConvertible {
  /// Kind and parameters as they are kept, such as `exponential(mean: 3.5)`. Equal texts mean equal
  /// distributions, since every number is the shortest that reads back as itself.
  ///
  /// A lognormal is kept by mean and deviation of its logarithm, whatever it was made from.
  public var description: String { law.text }
}

extension Law {
  var text: String {
    switch self {
    case .constant(let value): "constant(\(value))"
    case .uniform(let low, let high): "uniform(low: \(low), high: \(high))"
    case .exponential(let mean): "exponential(mean: \(mean))"
    case .normal(let mean, let deviation): "normal(mean: \(mean), deviation: \(deviation))"
    case .lognormal(let location, let deviation):
      "lognormal(log_mean: \(location), log_deviation: \(deviation))"
    case .gamma(let shape, let scale): "gamma(shape: \(shape), scale: \(scale))"
    case .weibull(let shape, let scale): "weibull(shape: \(shape), scale: \(scale))"
    case .beta(let a, let b): "beta(a: \(a), b: \(b))"
    case .pareto(let exponent, let scale): "pareto(exponent: \(exponent), scale: \(scale))"
    case .poisson(let mean): "poisson(mean: \(mean))"
    case .geometric(let probability): "geometric(probability: \(probability))"
    case .bernoulli(let probability): "bernoulli(probability: \(probability))"
    case .discrete(let atoms): "discrete(values: \(atoms.values), cumulative: \(atoms.cumulative))"
    case .empirical(let data): "empirical(\(data))"
    case .mixture(let parts):
      "mixture(" + parts.map { "\($0.weight): \($0.law.text)" }.joined(separator: ", ") + ")"
    case .truncated(let law, let window):
      "truncated(\(law.text), low: \(window.low), high: \(window.high))"
    }
  }
}
