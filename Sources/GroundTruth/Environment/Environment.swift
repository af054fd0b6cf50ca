// Environments that others tried their learners on: what each action is worth in each state, for certain.
// Not here: which states there are and when (`EnvironmentWorld.swift`), bounds (`EnvironmentBounds.swift`).

package import FleetModel

/// A table of rewards with a name.
package enum Environment: String, CaseIterable, Hashable, Sendable {
  /// Three ways to write tests, each best at a complexity of its own. An earlier learning system claims its
  /// 20 % in this environment, and its figures in it are known.
  case threeStrategies = "three-strategies"

  /// The execution strategies that it knows.
  package var strategies: [String] { ["fast", "balanced", "thorough"] }

  /// The least and the greatest that is drawn, uniformly.
  var complexity: (low: Double, high: Double) { (0.3, 0.8) }
  var resources: (low: Double, high: Double) { (0.6, 0.9) }

  /// How many capabilities each of its tasks requires.
  var capabilities: Int { 2 }

  /// What the strategies earn in the state that a subtask is in, in their order.
  package func rewards(of subtask: Subtask) -> [Double] {
    guard let complexity = subtask.complexity, let resources = subtask.resources else {
      preconditionFailure("a subtask without a state")
    }
    let base =
      complexity > 0.7 ? [0.2, 1.0, 2.0] : complexity < 0.4 ? [2.0, 1.0, 0.3] : [1.1, 2.0, 1.2]
    return base.map { $0 * (0.8 + 0.2 * resources) }
  }
}
