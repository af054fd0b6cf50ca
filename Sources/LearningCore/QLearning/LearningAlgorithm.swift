// The ways in which an engine can learn "how". Not here: what they do (`LearningEngine.swift`,
// `QTable.swift`, `ActionBeliefs.swift`), their settings (`LearningParameters.swift`).

/// How an engine moves from outcomes to its next choice.
public enum LearningAlgorithm: String, CaseIterable, Sendable {
  /// Values that move towards each target by α, and ε-greedy choice: the documents' engine.
  case qLearning = "q-learning"
  /// A bandit for each state: what each action earns is believed with a width that shrinks as it is
  /// tried, and the action with the highest draw from these beliefs is taken. No α, γ, ε or replay.
  case thompson
}
