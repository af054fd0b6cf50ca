// The manifest: everything that determines a result, and nothing else.
// Not here: JSON itself (`JSONValueTests.swift`).

import Experiments
import Foundation
import GroundTruth
import Instants
import LabReports
import Stochastics
import Testing

struct ManifestTests {
  private func text(_ change: (inout ExperimentPlan) throws -> Void = { _ in }) throws -> String {
    var plan = try SmallExperiment.plan(targets: SmallExperiment.targets)
    try change(&plan)
    return Manifest.text(of: plan, origin: SmallExperiment.origin)
  }

  @Test("it says what it is, first of all")
  func marker() throws {
    let manifest = try text()
    #expect(manifest.hasPrefix("{\n  \"fleetlab\": {"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(manifest.utf8)) as? [String: Any])
    #expect(object["schema_version"] as? Int == 1)
    #expect(object["seed"] as? Int == 7)
    #expect(object["scenario_digest"] as? String == "sha256:0123")
    let arms = try #require(object["arms"] as? [[String: Any]])
    #expect(arms.compactMap { $0["name"] as? String } == SmallExperiment.armNames)
    let parameters = try #require(arms[2]["parameters"] as? [String: Any])
    #expect(parameters["exploration_decay"] as? Double == 0.995)
  }

  @Test("whatever changes a result changes it")
  func sensitivity() throws {
    let changes: [(inout ExperimentPlan) throws -> Void] = [
      { $0.seed += 1 }, { $0.replications += 1 }, { $0.measure = .successRate },
      { $0.window = 0..<3 }, { $0.control = "who" }, { $0.targets.removeLast() },
      { $0.targets[0].atLeast = 0.06 }, { $0.arms.removeLast() },
      { $0.arms[1].selection = "uniform" },
      {
        $0.world.fleet = .qualityEngineering()
        $0.arms[1].overridesAgents = true
      },
      { $0.arms[1].parameters.learningRate.round(.up) }, { $0.arms[1].parameters.batchSize = 0 },
      { $0.arms[1].mode.explores = false }, { $0.arms[1].mode.bootstrap = .documented },
      { $0.arms[1].mode.bootstrap = .sameState }, { $0.arms[1].mode.algorithm = .thompson },
      { $0.arms[1].mode.features = .withKind }, { $0.arms[1].tables = .pooled },
      { $0.arms[1].parameters.initialValue = 0 }, { $0.arms[1].parameters.initialValue = 2 },
      { $0.arms[1].mode.reward.objective = .score }, { $0.arms[1].mode.reward.timeScale = 60 },
      { $0.world.catalogue = .single }, { $0.world.rules.timeout = .minutes(1) },
      { $0.world.rules.mostAttempts = 2 }, { $0.world.horizon = .days(4) },
      { $0.world.fleet = .qualityEngineering() }, { $0.world.scoring.countsTime = false },
      { $0.world.scoring.scale = 61 },
      { try change(&$0) { truth, _ in truth.success.cell = 1.25 } },
      { try change(&$0) { truth, _ in truth.service.attempt = 0.41 } },
      { try change(&$0) { truth, _ in truth.errorGivenFailure = 0.25 } },
      {
        try change(&$0) { truth, _ in
          truth.feedback = Feedback(delaySeconds: truth.satisfaction.afterSuccess)
        }
      },
      { $0.arms[1].knowsAtOnce = true }, { $0.arms[1].learnsUntil = .days(2) },
      { $0.arms[1].policySalt = 1 }, { $0.arms[1].policySalt = .max },
      { $0.arms[1].mode.unknown = .any }, { $0.world.scoring.isValue = true },
      { $0.world.truth = .environment(EnvironmentParameters(environment: .threeStrategies)) },
      {
        $0.world.truth = .environment(
          EnvironmentParameters(environment: .threeStrategies, states: 7))
      },
      {
        $0.world.truth = .environment(
          EnvironmentParameters(environment: .threeStrategies, freshDays: 2))
      },
      { try change(&$0) { truth, _ in truth.satisfaction.missing = 0.5 } },
      {
        try change(&$0) { truth, _ in
          truth.busy = LoadResponse(waiting: 2, logit: -1, slowdown: 1.5)
        }
      },
      { try change(&$0) { _, work in work.gaps = try .exponential(mean: 1_200.000_001) } },
      { try change(&$0) { _, work in work.kinds[0] = 5 } },
      { try change(&$0) { _, work in work.persistence = 0.5 } },
    ]
    let texts = try changes.map { try text($0) } + [try text()]
    #expect(Set(texts).count == changes.count + 1)
    #expect(try text() == text())
  }

  private func change(
    _ plan: inout ExperimentPlan,
    _ change: (inout SyntheticParameters, inout WorkloadParameters) throws -> Void
  ) throws {
    guard case .synthetic(var truth, var work) = plan.world.truth else { return }
    try change(&truth, &work)
    plan.world.truth = .synthetic(truth, work)
  }

  /// Of a record the manifest holds a digest.
  @Test("another recorded cell gives another digest")
  func recorded() throws {
    func manifest(_ success: [Double], tasks: [String] = ["t1", "t2"]) throws -> String {
      let matrix = RecordedMatrix(
        tasks: tasks, agents: ["ada", "ben"], kinds: ["k"], kindOfTask: [0, 0], success: success)
      return try text {
        $0.world.truth = .recorded(
          RecordedParameters(matrix: matrix, passes: 2, service: .seconds(1)))
      }
    }
    let texts = [
      try manifest([0, 1, 0.5, .nan]), try manifest([0, 1, 0.5, 0]),
      try manifest([0, 1, .nan, 0.5]),
      try manifest([0, 1, 0.5, .nan], tasks: ["t", "1t2"]),
    ]
    #expect(Set(texts).count == 4)
  }

  @Test("unequal distributions have unequal texts, equal ones the same")
  func distributions() throws {
    let normal = try Distribution.normal(mean: 0.1, deviation: 2)
    let all = [
      try .constant(0.1), try .uniform(low: 0, high: 0.1), try .exponential(mean: 0.1), normal,
      try .normal(mean: 0.1.nextUp, deviation: 2), try .lognormal(mean: 3.5, cv: 0.6),
      try .gamma(shape: 2, scale: 3), try .weibull(shape: 2, scale: 3), try .beta(a: 2, b: 3),
      try .pareto(exponent: 2, scale: 3), try .poisson(mean: 3), try .geometric(probability: 0.1),
      try .bernoulli(probability: 0.1), try .discrete(values: [1, 2], weights: [1, 3]),
      try .discrete(values: [1, 2], weights: [1, 4]), try .empirical([1, 2, 2]),
      try .mixture([(1, normal), (3, try .constant(1))]),
      try .truncated(normal, low: 0, high: nil), try .truncated(normal, low: 0, high: 1),
    ]
    #expect(Set(all.map { "\($0)" }).count == all.count)
    #expect("\(normal)" == "normal(mean: 0.1, deviation: 2.0)")
    #expect("\(try Distribution.lognormal(mean: 3.5, cv: 0.6))" == "\(all[5])")
  }
}
