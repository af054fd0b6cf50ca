// The keys of engines, which learn "how": for all arms in `learning`, for one in its `how`.
// Not here: what they do (`LearningCore`), arms (`ScenarioKeys.swift`).

import LearningCore

extension ScenarioKeys {
  static let learning = KeyTable("learning", parameters)

  /// What an engine may be told, in `learning` for all arms and in `how` for one.
  static let parameters = [
    KeySpec(
      "algorithm", .choice(LearningAlgorithm.allCases.map(\.rawValue)), standard: "q-learning",
      "how engines learn: the documents' Q-learning, or a Thompson bandit in each state"),
    KeySpec(
      "preset", .choice(LearningPreset.catalogue.map(\.name)), standard: "balanced",
      "the settings of the Q-learning engines"),
    KeySpec("learning_rate", .number(1e-9...1), "α in place of the preset's"),
    KeySpec("discount_factor", .number(0...1), "γ in place of the preset's"),
    KeySpec("exploration_rate", .number(0...1), "ε at first, in place of the preset's"),
    KeySpec("exploration_decay", .number(1e-9...1), "what ε is multiplied by each time"),
    KeySpec("minimum_exploration_rate", .number(0...1), "below which ε doesn't fall"),
    KeySpec("batch_size", .integer(0...10_000), "how many experiences a replay repeats; 0: none"),
    KeySpec("update_frequency", .integer(1...1_000_000), "a replay every so many experiences"),
    KeySpec(
      "replay", .choice(["last", "uniform", "prioritised"]), standard: "last",
      "which experiences a replay repeats: the last, as documented, or any of the last 1,000, each "
        + "equally likely or by how much it surprised"),
    KeySpec(
      "initial_value", .either(.number(-1_000...1_000), .choice(["documented"])),
      standard: "documented",
      "what an action counts as before it is tried; documented: it doesn't count"),
    KeySpec(
      "key", .choice(StateFeatures.allCases.map(\.rawValue)), standard: "documented",
      "what states are told apart by: the documented features, or the kind too"),
    KeySpec(
      "table", .choice(TableScope.allCases.map(\.rawValue)), standard: "per_agent",
      "whether each agent learns for itself, or all into one table"),
    KeySpec(
      "agent_overrides", .boolean, standard: "false",
      "whether the documents' settings for single agents are merged over these"),
    KeySpec(
      "bootstrap", .choice(Bootstrap.allCases.map(\.rawValue)), standard: "across_retries",
      "what a target looks ahead to: a real retry, the documents' next state, or its own state"),
    KeySpec(
      "reward", .choice(RewardRule.Objective.allCases.map(\.rawValue)), standard: "documented",
      "what engines earn: the documented reward, or the verdict's score"),
    KeySpec(
      "reward_scale", .duration(isPositive: true), standard: "30s",
      "the time at which the reward's time term reaches 0"),
    KeySpec(
      "unknown_state", .choice(UnknownState.allCases.map(\.rawValue)), standard: "default",
      "what is done where nothing was learned yet: the default action, or any"),
    KeySpec(
      "freeze_after", .duration(isPositive: true),
      "from when on nothing is learned or explored any more, never where it is left out"),
  ]

  static let how = KeyTable(
    "how",
    (parameters + [
      KeySpec("learns", .boolean, standard: "true", "whether tables are updated; ε decays anyway"),
      KeySpec("explores", .boolean, standard: "true", "whether exploration happens at all"),
    ]).map(\.swept))

  /// What a bandit has no use for.
  static let qLearningAlone = [
    "preset", "learning_rate", "discount_factor", "exploration_rate", "exploration_decay",
    "minimum_exploration_rate", "batch_size", "update_frequency", "agent_overrides", "bootstrap",
    "replay",
  ]
}
