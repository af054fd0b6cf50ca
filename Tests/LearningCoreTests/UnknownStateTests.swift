// What an engine does in states in which nothing was learned yet. Not here: exploring where something was
// (`LearningLoopTests.swift`).

import FleetModel
import LearningCore
import Testing

struct UnknownStateTests {
  private static let state = TaskState(capabilities: 1, attempts: 0)

  private static func engine(
    _ unknown: UnknownState, algorithm: LearningAlgorithm = .qLearning, rate: Double = 0
  ) -> LearningEngine {
    var parameters = LearningPreset.balanced.parameters
    (parameters.explorationRate, parameters.minimumExplorationRate) = (rate, 0)
    return LearningEngine(
      parameters: parameters, mode: EngineMode(algorithm: algorithm, unknown: unknown),
      catalogue: .documented)
  }

  /// 18,000 draws of 18 actions: each count is within four standard deviations of 1,000, which a right
  /// engine leaves once in 900 seeds.
  @Test(
    "any of the actions, all equally often, exploring or not",
    arguments: [(0.0, true), (0.4, true), (0.4, false)])
  func any(rate: Double, explores: Bool) {
    let engine = Self.engine(.any, rate: rate)
    var counts = Array(repeating: 0, count: 18)
    var explored = 0
    for draw in 0..<18_000 {
      let choice = engine.choose(
        in: Self.state.key, explores: explores, chance: .trial(subtask: draw))
      counts[choice.action.rawValue] += 1
      explored += choice.isExploratory ? 1 : 0
      #expect(choice.propensity == 1.0 / 18)
    }
    #expect(counts.allSatisfy { abs(Double($0) - 1_000) < 4 * 30.7 })
    let expected = explores ? 18_000 * rate : 0
    #expect(abs(Double(explored) - expected) <= 4 * (18_000 * rate * (1 - rate)).squareRoot())
  }

  @Test("where something was learned it is known, and known as before")
  func known() {
    for algorithm in LearningAlgorithm.allCases {
      var engine = Self.engine(.any, algorithm: algorithm)
      engine.learn(from: Self.state, action: ActionID(7), reward: 1, next: nil)
      let choices = (0..<200).map {
        engine.choose(in: Self.state.key, explores: false, chance: .trial(subtask: $0))
      }
      #expect(choices.allSatisfy { $0.action == ActionID(7) && $0.propensity == 1 })
      let other = TaskState(capabilities: 2, attempts: 0).key
      let elsewhere = (0..<200).map {
        engine.choose(in: other, explores: false, chance: .trial(subtask: $0)).action
      }
      #expect(Set(elsewhere).count == 18)
    }
  }

  @Test("or the default action, as long as nobody says otherwise")
  func standard() {
    #expect(EngineMode().unknown == .defaultAction)
    let engine = Self.engine(.defaultAction)
    for draw in 0..<50 {
      let choice = engine.choose(in: Self.state.key, chance: .trial(subtask: draw))
      #expect(choice.action == ActionCatalogue.documented.defaultAction)
    }
  }
}
