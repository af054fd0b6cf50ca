// The kinds of distribution with their parameters, already checked.
// Not here: checking (`Distribution+Makers.swift`), what follows from them (the `Law+` files).

/// One distribution's parameters; two laws are equal when these are.
enum Law: Hashable, Sendable {
  case constant(Double)
  case uniform(low: Double, high: Double)
  case exponential(mean: Double)
  case normal(mean: Double, deviation: Double)
  /// Mean and deviation of the logarithm.
  case lognormal(location: Double, deviation: Double)
  case gamma(shape: Double, scale: Double)
  case weibull(shape: Double, scale: Double)
  case beta(a: Double, b: Double)
  case pareto(exponent: Double, scale: Double)
  case poisson(mean: Double)
  /// Trials up to and including the first success: 1, 2, 3, …
  case geometric(probability: Double)
  case bernoulli(probability: Double)
  case discrete(Atoms)
  /// Equally likely values in ascending order.
  case empirical([Double])
  case mixture([Part])
  indirect case truncated(Law, Window)

  /// Values in ascending order, each once, with the probability of it or anything below.
  struct Atoms: Hashable, Sendable {
    let values: [Double]
    let cumulative: [Double]

    func probability(at index: Int) -> Double {
      cumulative[index] - (index == 0 ? 0 : cumulative[index - 1])
    }
  }

  struct Part: Hashable, Sendable {
    let law: Law
    /// The weights of a mixture add up to 1.
    let weight: Double
    /// The weight of this part and those before it.
    let cumulative: Double
  }

  /// Both bounds belong to the window; ± infinity where there is none.
  struct Window: Hashable, Sendable {
    let low: Double
    let high: Double
    /// The share of the untruncated law strictly below the window.
    let below: Double
    /// The share inside.
    let mass: Double
  }

  /// The share strictly below `x`.
  func cumulative(strictlyBelow x: Double) -> Double { cumulative(x.nextDown) }

  func window(low: Double, high: Double) -> Window {
    let below = cumulative(strictlyBelow: low)
    return Window(low: low, high: high, below: below, mass: max(0, cumulative(high) - below))
  }
}
