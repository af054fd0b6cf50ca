// The distributions by name, with their parameters. Not here: the distributions (`Stochastics`), reading
// one from a file (`DistributionReader.swift`).

import Stochastics

/// A distribution as scenarios and command lines name it.
package struct DistributionKey: Sendable {
  package let name: String
  package let summary: String
  let parameters: [Parameter]
  let make: @Sendable (Arguments) throws(DistributionError) -> Distribution

  struct Parameter: Sendable {
    let name: String
    let form: Form
    var isRequired = true
  }

  enum Form: Sendable {
    /// In the unit of what is drawn: a duration where that is time.
    case quantity
    /// Without a unit, always.
    case plain
    case quantities
    case plains

    /// What stands there, for who forgot it.
    func text(ofTime isTime: Bool) -> String {
      switch self {
      case .quantity: isTime ? "a duration such as 3.5s" : "a number"
      case .plain: "a number without unit"
      case .quantities: isTime ? "a list of durations" : "a list of numbers"
      case .plains: "a list of numbers without unit"
      }
    }
  }

  func isQuantity(_ parameter: String) -> Bool {
    parameters.contains {
      $0.name == parameter && ($0.form == .quantity || $0.form == .quantities)
    }
  }

  /// The parameters as given: numbers in seconds where they were durations.
  struct Arguments {
    var numbers: [String: Double] = [:]
    var lists: [String: [Double]] = [:]

    subscript(name: String) -> Double { numbers[name] ?? .nan }
    func list(_ name: String) -> [Double] { lists[name] ?? [] }
  }

  /// All but those that are made of others: `mixture` and `truncated`, which the reader knows.
  static let simple: [DistributionKey] = [
    DistributionKey(
      name: "constant", summary: "always the same",
      parameters: [.init(name: "value", form: .quantity)]
    ) { parameters throws(DistributionError) in try .constant(parameters["value"]) },
    DistributionKey(
      name: "uniform", summary: "any number from low to high",
      parameters: [.init(name: "low", form: .quantity), .init(name: "high", form: .quantity)]
    ) { parameters throws(DistributionError) in
      try .uniform(low: parameters["low"], high: parameters["high"])
    },
    DistributionKey(
      name: "exponential", summary: "memoryless waiting",
      parameters: [.init(name: "mean", form: .quantity)]
    ) { parameters throws(DistributionError) in try .exponential(mean: parameters["mean"]) },
    DistributionKey(
      name: "normal", summary: "bell-shaped around its mean",
      parameters: [.init(name: "mean", form: .quantity), .init(name: "deviation", form: .quantity)]
    ) { parameters throws(DistributionError) in
      try .normal(mean: parameters["mean"], deviation: parameters["deviation"])
    },
    DistributionKey(
      name: "lognormal", summary: "durations; by mean and coefficient of variation",
      parameters: [.init(name: "mean", form: .quantity), .init(name: "cv", form: .plain)]
    ) { parameters throws(DistributionError) in
      try .lognormal(mean: parameters["mean"], cv: parameters["cv"])
    },
    DistributionKey(
      name: "gamma", summary: "by shape and scale; the mean is their product",
      parameters: [.init(name: "shape", form: .plain), .init(name: "scale", form: .quantity)]
    ) { parameters throws(DistributionError) in
      try .gamma(shape: parameters["shape"], scale: parameters["scale"])
    },
    DistributionKey(
      name: "weibull", summary: "lifetimes, by shape and scale",
      parameters: [.init(name: "shape", form: .plain), .init(name: "scale", form: .quantity)]
    ) { parameters throws(DistributionError) in
      try .weibull(shape: parameters["shape"], scale: parameters["scale"])
    },
    DistributionKey(
      name: "beta", summary: "shares from 0 to 1",
      parameters: [.init(name: "a", form: .plain), .init(name: "b", form: .plain)]
    ) { parameters throws(DistributionError) in try .beta(a: parameters["a"], b: parameters["b"]) },
    DistributionKey(
      name: "pareto", summary: "heavy tails from scale on",
      parameters: [.init(name: "exponent", form: .plain), .init(name: "scale", form: .quantity)]
    ) { parameters throws(DistributionError) in
      try .pareto(exponent: parameters["exponent"], scale: parameters["scale"])
    },
    DistributionKey(
      name: "poisson", summary: "counts of independent things",
      parameters: [.init(name: "mean", form: .plain)]
    ) { parameters throws(DistributionError) in try .poisson(mean: parameters["mean"]) },
    DistributionKey(
      name: "geometric", summary: "tries up to the first success, 1 or more",
      parameters: [.init(name: "probability", form: .plain)]
    ) { parameters throws(DistributionError) in
      try .geometric(probability: parameters["probability"])
    },
    DistributionKey(
      name: "bernoulli", summary: "1 with a probability, else 0",
      parameters: [.init(name: "probability", form: .plain)]
    ) { parameters throws(DistributionError) in
      try .bernoulli(probability: parameters["probability"])
    },
    DistributionKey(
      name: "discrete", summary: "one of some values, by weights",
      parameters: [.init(name: "values", form: .quantities), .init(name: "weights", form: .plains)]
    ) { parameters throws(DistributionError) in
      try .discrete(values: parameters.list("values"), weights: parameters.list("weights"))
    },
    DistributionKey(
      name: "empirical", summary: "one of recorded values, all equally likely",
      parameters: [.init(name: "data", form: .quantities)]
    ) { parameters throws(DistributionError) in try .empirical(parameters.list("data")) },
  ]

  /// Names and summaries of all.
  package static let catalogue: [(name: String, summary: String)] =
    simple.map { ($0.name, $0.summary) } + [
      ("mixture", "one of several distributions, by weights"),
      ("truncated", "another distribution between low and high"),
    ]
}
