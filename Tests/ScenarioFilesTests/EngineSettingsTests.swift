// What an arm's engines are set to: presets, single settings beside them, and whose key comes first.
// Not here: that every key is read (`KeyTests.swift`), what can't be read (`Tests/Broken`).

import FleetSimulation
import LearningCore
import ScenarioFiles
import Testing

struct EngineSettingsTests {
  private static func arm(_ how: String, learning: String = "{}") throws -> Arm {
    let plan = try Bench.scenario(
      Bench.madeUp, [("learning", learning), ("arms.learner.how", how)]
    ).plan
    return try #require(plan.arms.first { $0.name == "learner" })
  }

  @Test("a preset is taken as it is, by its word or by its key")
  func presets() throws {
    for preset in LearningPreset.catalogue {
      #expect(try Self.arm(preset.name).parameters == preset.parameters)
      #expect(try Self.arm("{preset: \(preset.name)}").parameters == preset.parameters)
      #expect(try Self.arm("{}", learning: "{preset: \(preset.name)}").mode == EngineMode())
    }
  }

  /// What WORLDS asks for: α, ε₀, decay, floor and replay one at a time, from the balanced preset.
  @Test("one setting at a time leaves the others as the preset has them")
  func oneAtATime() throws {
    let settings: [(text: String, change: (inout LearningParameters) -> Void)] = [
      ("learning_rate: 0.2", { $0.learningRate = 0.2 }),
      ("discount_factor: 0.5", { $0.discountFactor = 0.5 }),
      ("exploration_rate: 0.5", { $0.explorationRate = 0.5 }),
      ("exploration_decay: 0.99", { $0.explorationDecay = 0.99 }),
      ("minimum_exploration_rate: 0.05", { $0.minimumExplorationRate = 0.05 }),
      ("batch_size: 0", { $0.batchSize = 0 }),
      ("update_frequency: 5", { $0.updateFrequency = 5 }),
      ("initial_value: 1.5", { $0.initialValue = 1.5 }),
      ("initial_value: -1", { $0.initialValue = -1 }),
    ]
    for (text, change) in settings {
      var expected = LearningPreset.balanced.parameters
      change(&expected)
      #expect(expected != LearningPreset.balanced.parameters)
      let arm = try Self.arm("{preset: balanced, \(text)}")
      #expect(arm.parameters == expected, "\(text)")
      #expect(arm.mode == EngineMode() && arm.tables == .perAgent)
      #expect(try Self.arm("{}", learning: "{\(text)}").parameters == expected, "\(text)")
      #expect(try Self.arm("balanced", learning: "{\(text)}").parameters == expected, "\(text)")
    }
  }

  @Test("an arm's own keys come before those for all, and both before a preset's")
  func order() throws {
    let common = "{learning_rate: 0.3, initial_value: 2, key: with_kind, bootstrap: same_state}"
    let arm = try Self.arm(
      "{preset: aggressive, learning_rate: 0.4, initial_value: documented, key: documented}",
      learning: common)
    var expected = LearningPreset.aggressive.parameters
    expected.learningRate = 0.4
    #expect(arm.parameters == expected)
    #expect(arm.mode == EngineMode(bootstrap: .sameState))
    let other = try Self.arm("{table: pooled}", learning: common)
    #expect(other.parameters.learningRate == 0.3 && other.parameters.initialValue == 2)
    #expect(other.mode == EngineMode(features: .withKind, bootstrap: .sameState))
    #expect(other.tables == .pooled)
  }

  @Test("a bandit is asked for by one key")
  func bandit() throws {
    let arm = try Self.arm("{algorithm: thompson, initial_value: 0.5, reward: score}")
    #expect(arm.mode.algorithm == .thompson && arm.mode.learns && arm.mode.explores)
    #expect(arm.parameters.initialValue == 0.5)
    let all = try Self.arm("frozen", learning: "{algorithm: thompson}")
    #expect(all.mode.algorithm == .thompson && !all.mode.learns)
  }

  /// Where a preset or a setting can mean nothing it isn't passed over in silence.
  @Test(
    "a bandit refuses what it has no use for, wherever it was asked for",
    arguments: [
      ("balanced", "{algorithm: thompson}"), ("{learning_rate: 0.2}", "{algorithm: thompson}"),
      ("{algorithm: thompson, preset: balanced}", "{}"),
      ("{algorithm: thompson, batch_size: 0}", "{}"),
    ])
  func refusals(how: String, learning: String) throws {
    #expect(throws: ScenarioProblems.self) { try Self.arm(how, learning: learning) }
  }
}
