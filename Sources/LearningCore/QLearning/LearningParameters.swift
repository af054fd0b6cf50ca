// How a learning engine is set: the documented parameters, presets and per-agent overrides.
// Not here: what they do (`LearningEngine.swift`), switches of an experiment (`EngineMode.swift`).

/// The settings of one agent's engine (*Learning System Integration Architecture*, appendix A).
public struct LearningParameters: Hashable, Sendable {
  /// α, in (0, 1].
  public var learningRate: Double
  /// γ, in 0 … 1.
  public var discountFactor: Double
  /// ε before the first experience, 0 … 1.
  public var explorationRate: Double
  /// What ε is multiplied by after each experience, in (0, 1].
  public var explorationDecay: Double
  /// Below which ε doesn't fall.
  public var minimumExplorationRate: Double
  /// How many of the last experiences a replay applies again; 0 replays nothing.
  public var batchSize: Int
  /// A replay follows every so many experiences, 1 or more.
  public var updateFrequency: Int
  /// What an action that was never tried is taken to be worth, in greedy choices and targets: the
  /// optimistic start of Sutton & Barto, *Reinforcement Learning*, 2nd edition, §2.6, where it is
  /// more than a reward can be. `nil` as documented: what was never tried isn't considered. Beliefs
  /// have it for their mean before the first reward, 0 where it is `nil`.
  public var initialValue: Double?

  public init(
    learningRate: Double, discountFactor: Double, explorationRate: Double,
    explorationDecay: Double, minimumExplorationRate: Double, batchSize: Int,
    updateFrequency: Int, initialValue: Double? = nil
  ) {
    self.learningRate = learningRate
    self.discountFactor = discountFactor
    self.explorationRate = explorationRate
    self.explorationDecay = explorationDecay
    self.minimumExplorationRate = minimumExplorationRate
    self.batchSize = batchSize
    self.updateFrequency = updateFrequency
    self.initialValue = initialValue
  }

  /// The name of the first setting that is out of its range, with what would be right.
  public var problem: String? {
    if !(learningRate > 0 && learningRate <= 1) { return "learning_rate lies in (0, 1]" }
    if !(0...1).contains(discountFactor) { return "discount_factor lies in 0 … 1" }
    if !(0...1).contains(explorationRate) { return "exploration_rate lies in 0 … 1" }
    if !(explorationDecay > 0 && explorationDecay <= 1) {
      return "exploration_decay lies in (0, 1]"
    }
    if !(0...1).contains(minimumExplorationRate) {
      return "minimum_exploration_rate lies in 0 … 1"
    }
    if !(0...10_000).contains(batchSize) { return "batch_size lies in 0 … 10000" }
    if !(1...1_000_000).contains(updateFrequency) { return "update_frequency lies in 1 … 1000000" }
    if let initialValue, !(-1_000...1_000).contains(initialValue) {
      return "initial_value lies in -1000 … 1000"
    }
    return nil
  }
}

/// A named setting.
public struct LearningPreset: Hashable, Sendable {
  public let name: String
  public let summary: String
  public let parameters: LearningParameters

  public static let conservative = LearningPreset(
    name: "conservative", summary: "small steps, little exploration, rare replay",
    parameters: LearningParameters(
      learningRate: 0.05, discountFactor: 0.99, explorationRate: 0.2, explorationDecay: 0.998,
      minimumExplorationRate: 0.01, batchSize: 16, updateFrequency: 20))
  public static let balanced = LearningPreset(
    name: "balanced", summary: "the documents' default",
    parameters: LearningParameters(
      learningRate: 0.1, discountFactor: 0.95, explorationRate: 0.3, explorationDecay: 0.995,
      minimumExplorationRate: 0.01, batchSize: 32, updateFrequency: 10))
  public static let aggressive = LearningPreset(
    name: "aggressive", summary: "large steps, much exploration, constant replay",
    parameters: LearningParameters(
      learningRate: 0.2, discountFactor: 0.9, explorationRate: 0.5, explorationDecay: 0.99,
      minimumExplorationRate: 0.05, batchSize: 64, updateFrequency: 5))

  /// All presets; a new one is a line here.
  public static let catalogue = [conservative, balanced, aggressive]
}

extension LearningParameters {
  /// What appendix A.2 sets apart for four of the 17 agents, merged over the balanced preset; every
  /// other agent keeps `self`.
  public func documentedOverride(forAgent name: String) -> LearningParameters {
    var merged = self
    switch name {
    case "test-generator":
      (merged.learningRate, merged.explorationRate, merged.batchSize) = (0.15, 0.4, 32)
    case "code-reviewer":
      (merged.learningRate, merged.explorationRate, merged.batchSize) = (0.08, 0.2, 64)
    case "api-tester":
      (merged.learningRate, merged.explorationRate, merged.batchSize) = (0.1, 0.3, 32)
    case "flaky-test-detector":
      (merged.learningRate, merged.explorationRate, merged.batchSize) = (0.12, 0.25, 128)
    default: break
    }
    return merged
  }
}
