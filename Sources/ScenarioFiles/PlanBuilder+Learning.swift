// How an arm's engines are set: its own keys come before those for all arms, and both before a preset's.
// Not here: which arms there are (`PlanBuilder+Arms.swift`), the keys (`ScenarioKeys+Learning.swift`).

import FleetSimulation
import LearningCore
import YAMLTree

extension PlanBuilder {
  mutating func arm(
    _ name: String, who: String, _ section: Section, common: Section?, at node: YAMLNode
  ) -> Arm {
    var settings = EngineSettings(sources: common.map { [$0] } ?? [])
    var mode = EngineMode()
    switch section["how"]?.value {
    case .section(let own)?:
      settings.sources.insert(own, at: 0)
      mode.learns = own.boolean("learns") ?? true
      mode.explores = own.boolean("explores") ?? true
    case .text(let word)? where word != "frozen": settings.preset = word
    default: mode.learns = false
    }
    settings.set(&mode)
    if mode.algorithm == .thompson, let how = section["how"] { checkUse(of: how) }
    let parameters = settings.parameters
    if let problem = parameters.problem { note(node, "\(name): \(problem)") }
    let tables = settings.choice("table") ?? TableScope.perAgent
    let overridesAgents = settings.first { $0.boolean("agent_overrides") } ?? false
    if tables == .pooled && overridesAgents {
      note(
        node,
        "\(name): a pooled table has one setting for all; write agent_overrides: false, or table: per_agent"
      )
    }
    return Arm(
      name: name, selection: who, parameters: parameters, overridesAgents: overridesAgents,
      mode: mode, tables: tables, knowsAtOnce: section.boolean("knows_at_once") ?? false,
      learnsUntil: settings.first { $0.span("freeze_after") },
      lifecycle: lifecycle(section, tables: tables, at: node), injections: injections(section))
  }

  /// What an arm says of its own must mean something to a bandit.
  private mutating func checkUse(of how: Entry) {
    if case .text(let word) = how.value, word != "frozen" {
      note(
        how.node,
        "how: a Thompson bandit has no preset; write {algorithm: q-learning, preset: \(word)}")
    }
    guard case .section(let own) = how.value else { return }
    for key in ScenarioKeys.qLearningAlone {
      guard let entry = own[key] else { continue }
      note(
        entry.node,
        "\(key): a Thompson bandit has none; leave it out, or write algorithm: q-learning")
    }
  }
}

/// Sections that say how engines are set, the first before the others.
private struct EngineSettings {
  var sources: [Section]
  /// A preset that the arm names in place of keys.
  var preset: String?

  func first<Value>(_ read: (Section) -> Value?) -> Value? {
    sources.lazy.compactMap(read).first
  }

  func choice<Choice: RawRepresentable<String>>(_ key: String) -> Choice? {
    first { $0.text(key) }.flatMap { Choice(rawValue: $0) }
  }

  func set(_ mode: inout EngineMode) {
    mode.algorithm = choice("algorithm") ?? .qLearning
    mode.features = choice("key") ?? .documented
    mode.bootstrap = choice("bootstrap") ?? .acrossRetries
    mode.reward = RewardRule(
      objective: choice("reward") ?? .documented,
      timeScale: first { $0.span("reward_scale") }?.seconds ?? RewardRule().timeScale)
    mode.unknown = choice("unknown_state") ?? .defaultAction
    let capacity = ReplayRule.documentedCapacity
    switch first({ $0.text("replay") }) {
    case "uniform"?: mode.replay = .uniform(capacity: capacity)
    case "prioritised"?: mode.replay = .prioritised(capacity: capacity)
    default: break
    }
  }

  var parameters: LearningParameters {
    let named = preset ?? first { $0.text("preset") }
    var it = (LearningPreset.catalogue.first { $0.name == named } ?? .balanced).parameters
    it.learningRate = first { $0.number("learning_rate") } ?? it.learningRate
    it.discountFactor = first { $0.number("discount_factor") } ?? it.discountFactor
    it.explorationRate = first { $0.number("exploration_rate") } ?? it.explorationRate
    it.explorationDecay = first { $0.number("exploration_decay") } ?? it.explorationDecay
    it.minimumExplorationRate =
      first { $0.number("minimum_exploration_rate") } ?? it.minimumExplorationRate
    it.batchSize = first { $0.integer("batch_size") } ?? it.batchSize
    it.updateFrequency = first { $0.integer("update_frequency") } ?? it.updateFrequency
    // A number, or a word that says there is none.
    if case .number(let value)? = first({ $0["initial_value"]?.value }) { it.initialValue = value }
    return it
  }
}
