// The arms of a manifest with every setting as it was resolved; those that came after the first
// format stand there only where they are other than documented, so that older manifests keep their
// bytes. Not here: the world (`Manifest+World.swift`).

import Experiments
import FleetSimulation
import LearningCore

extension Manifest {
  static func arms(of plan: ExperimentPlan) -> [JSONValue] {
    plan.arms.map { arm in
      .object(
        [
          ("name", .text(arm.name)), ("selection", .text(arm.selection)),
          ("learns", .flag(arm.mode.learns)), ("explores", .flag(arm.mode.explores)),
        ] + ways(of: arm) + [
          ("bootstrap", .text(arm.mode.bootstrap.rawValue)),
          (
            "reward",
            .object([
              ("objective", .text(arm.mode.reward.objective.rawValue)),
              ("time_scale_seconds", .setting(arm.mode.reward.timeScale)),
            ])
          ), ("parameters", parameters(arm.parameters)),
          ("agents", agents(of: arm, in: plan)),
        ])
    }
  }

  /// What is swept; nothing where no arm does.
  static func sweeps(of plan: ExperimentPlan) -> [(String, JSONValue)] {
    if plan.sweeps.isEmpty { return [] }
    let sweeps = plan.sweeps.map { sweep in
      JSONValue.object([
        ("name", .text(sweep.name)),
        (
          "factors",
          .list(
            sweep.crossing.factors.map {
              .object([("name", .text($0.name)), ("levels", .texts($0.levels))])
            })
        ), ("arms", .texts(sweep.arms)),
      ])
    }
    return [("sweeps", .list(sweeps))]
  }

  /// Ways of learning that aren't the documents'.
  private static func ways(of arm: Arm) -> [(String, JSONValue)] {
    let (mode, tables) = (arm.mode, arm.tables)
    var ways: [(String, JSONValue)] = []
    func add(_ key: String, _ value: String, if isOther: Bool) {
      if isOther { ways.append((key, .text(value))) }
    }
    add("algorithm", mode.algorithm.rawValue, if: mode.algorithm != .qLearning)
    add("key", mode.features.rawValue, if: mode.features != .documented)
    add("table", tables.rawValue, if: tables != .perAgent)
    add("unknown_state", mode.unknown.rawValue, if: mode.unknown != .defaultAction)
    if let span = arm.learnsUntil { ways.append(("freeze_after", .text("\(span)"))) }
    if arm.policySalt != 0 { ways.append(("policy_salt", .integer(arm.policySalt))) }
    if arm.knowsAtOnce { ways.append(("knows_at_once", .flag(true))) }
    switch mode.replay {
    case .last: break
    case .uniform(let capacity):
      ways += [("replay", .text("uniform")), ("replay_capacity", .integer(capacity))]
    case .prioritised(let capacity):
      ways += [("replay", .text("prioritised")), ("replay_capacity", .integer(capacity))]
    }
    if let lifecycle = arm.lifecycle { ways.append(("lifecycle", self.lifecycle(lifecycle))) }
    if !arm.injections.isEmpty {
      ways.append(
        (
          "injections",
          .list(
            arm.injections.map {
              .object([("at", .text("\($0.at)")), ("count", .integer($0.count))])
            })
        ))
    }
    return ways
  }

  private static func lifecycle(_ lifecycle: Lifecycle) -> JSONValue {
    var parts: [(String, JSONValue)] = []
    if let loop = lifecycle.improvement {
      parts.append(
        (
          "improvement",
          .object([
            ("interval", .text("\(loop.interval)")), ("auto_apply", .flag(loop.autoApply)),
            ("tests_at_once", .integer(loop.mostRunningTests)),
            ("monitoring", .text("\(loop.monitoring)")),
            ("smallest_effect", .setting(loop.smallestEffect)),
            ("level", .setting(loop.level)), ("power", .setting(loop.power)),
          ])
        ))
    }
    let tests = lifecycle.tests.map { test in
      JSONValue.object([
        ("name", .text(test.name)), ("strategies", .texts(test.strategies.map(\.name))),
        ("at", .text("\(test.startsAt)")), ("base_rate", .setting(test.plan.baseRate)),
        ("smallest_effect", .setting(test.plan.smallestEffect)),
        ("results_per_arm", .integer(test.plan.resultsPerArm)),
      ])
    }
    if !tests.isEmpty { parts.append(("ab_tests", .list(tests))) }
    if let safeguards = lifecycle.safeguards {
      parts.append(
        (
          "safeguards",
          .object([
            ("rule", .text(safeguards.rule.rawValue)),
            ("against_fleet", .flag(safeguards.comparesWithFleet)),
            ("cadence", .integer(safeguards.cadence)), ("odds", .setting(safeguards.odds)),
            ("threshold_percent", .setting(safeguards.thresholdPercent)),
          ])
        ))
    }
    parts += [
      ("review_after", .text(lifecycle.reviewAfter.map { "\($0)" })),
      ("sharing", .flag(lifecycle.shares)),
      ("versions", .integer(lifecycle.versionsKept)),
      ("version_interval", .integer(lifecycle.versionInterval)),
    ]
    return .object(parts)
  }

  /// What single agents have otherwise.
  private static func agents(of arm: Arm, in plan: ExperimentPlan) -> JSONValue {
    guard arm.overridesAgents else { return .object([]) }
    return .object(
      plan.world.fleet.agents.compactMap { agent in
        let own = arm.parameters.documentedOverride(forAgent: agent.name)
        return own == arm.parameters ? nil : (agent.name, parameters(own))
      })
  }

  private static func parameters(_ parameters: LearningParameters) -> JSONValue {
    let initial = parameters.initialValue.map { [("initial_value", JSONValue.setting($0))] } ?? []
    return .object(
      [
        ("learning_rate", .setting(parameters.learningRate)),
        ("discount_factor", .setting(parameters.discountFactor)),
        ("exploration_rate", .setting(parameters.explorationRate)),
        ("exploration_decay", .setting(parameters.explorationDecay)),
        ("minimum_exploration_rate", .setting(parameters.minimumExplorationRate)),
        ("batch_size", .integer(parameters.batchSize)),
        ("update_frequency", .integer(parameters.updateFrequency)),
      ] + initial)
  }
}
