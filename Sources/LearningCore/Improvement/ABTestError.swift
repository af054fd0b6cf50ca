// Why an A/B test was refused, or a result of one. Not here: the tests (`ABTest.swift`).

/// What is wrong, and what would be right.
public enum ABTestError: Error, Equatable, CustomStringConvertible {
  case notFound(String)
  case strategyNotFound(String)
  case notRunning(String, ABTest.Status)
  case tooFewStrategies(Int)
  case strategyTwice(String)
  case planDiffers(planned: Int, given: Int)
  case notARate(String, Double)
  case noRoom(baseRate: Double, smallestEffect: Double)
  case tooLarge(atLeast: Int, most: Int)
  case overlaps(String)

  public var description: String {
    switch self {
    case .notFound(let id): "A/B test not found: \(id)"
    case .strategyNotFound(let name): "Strategy not found in test: \(name)"
    case .notRunning(let id, let status):
      "A/B test \(id) is \(status.rawValue); results are recorded while it is running"
    case .tooFewStrategies(let count):
      "an A/B test compares two strategies or more, not \(count)"
    case .strategyTwice(let name): "strategy '\(name)' stands twice in the test; name each once"
    case .planDiffers(let planned, let given):
      "the plan is for \(planned) strategies, and \(given) are given; plan for as many"
    case .notARate(let what, let value):
      "the \(what) is \(value); it must be a probability, and neither 0 nor 1 but for a base rate"
    case .noRoom(let baseRate, let effect):
      "a success rate of \(baseRate) can't rise by \(effect); ask for a smaller effect, "
        + "since no rate exceeds 1"
    case .tooLarge(let count, let most):
      "the test takes at least \(count) results of each strategy, and \(most) is the most; "
        + "ask for a larger effect"
    case .overlaps(let id):
      "A/B test \(id) runs on the same tasks; wait for its end or cancel it"
    }
  }
}
