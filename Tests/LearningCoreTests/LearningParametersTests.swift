// Presets, overrides, limits, and how exploration decays. Not here: what else an engine does
// (`LearningEngineTests.swift`).

import FleetModel
import LearningCore
import Testing

struct LearningParametersTests {
  /// *Learning System Integration Architecture*, appendix A.1.
  @Test("the presets are the documents'")
  func presets() {
    let numbers = LearningPreset.catalogue.map { preset -> [Double] in
      let it = preset.parameters
      return [
        it.learningRate, it.discountFactor, it.explorationRate, it.explorationDecay,
        it.minimumExplorationRate, Double(it.batchSize), Double(it.updateFrequency),
      ]
    }
    #expect(LearningPreset.catalogue.map(\.name) == ["conservative", "balanced", "aggressive"])
    #expect(
      numbers == [
        [0.05, 0.99, 0.2, 0.998, 0.01, 16, 20], [0.1, 0.95, 0.3, 0.995, 0.01, 32, 10],
        [0.2, 0.9, 0.5, 0.99, 0.05, 64, 5],
      ])
    #expect(LearningPreset.catalogue.allSatisfy { $0.parameters.problem == nil })
  }

  /// Appendix A.2; the other thirteen agents keep the preset.
  @Test("four agents have settings of their own")
  func overrides() {
    let own = [
      "test-generator": (0.15, 0.4, 32), "code-reviewer": (0.08, 0.2, 64),
      "api-tester": (0.1, 0.3, 32), "flaky-test-detector": (0.12, 0.25, 128),
    ]
    let balanced = LearningPreset.balanced.parameters
    for name in Fleet.qualityEngineeringAgents {
      var expected = balanced
      if let own = own[name] {
        (expected.learningRate, expected.explorationRate, expected.batchSize) = own
      }
      #expect(balanced.documentedOverride(forAgent: name) == expected, "\(name)")
    }
  }

  @Test("a setting out of its range is named")
  func problems() {
    func problem(_ change: (inout LearningParameters) -> Void) -> String? {
      var parameters = LearningPreset.balanced.parameters
      change(&parameters)
      return parameters.problem
    }
    for rate in [0, -0.1, 1.1, .nan] {
      #expect(problem { $0.learningRate = rate } == "learning_rate lies in (0, 1]")
      #expect(problem { $0.explorationDecay = rate } == "exploration_decay lies in (0, 1]")
    }
    for rate in [-0.1, 1.1, .nan] {
      #expect(problem { $0.discountFactor = rate } == "discount_factor lies in 0 … 1")
      #expect(problem { $0.explorationRate = rate } == "exploration_rate lies in 0 … 1")
      #expect(
        problem { $0.minimumExplorationRate = rate } == "minimum_exploration_rate lies in 0 … 1")
    }
    #expect(problem { $0.batchSize = -1 } == "batch_size lies in 0 … 10000")
    #expect(problem { $0.updateFrequency = 0 } == "update_frequency lies in 1 … 1000000")
    for value in [-1_001, .nan, .infinity] {
      #expect(problem { $0.initialValue = value } == "initial_value lies in -1000 … 1000")
    }
    #expect(problem { $0.initialValue = -3 } == nil)
    #expect(problem { ($0.learningRate, $0.explorationRate, $0.batchSize) = (1, 0, 0) } == nil)
  }

  /// ε before each of `count` experiences, from a real engine.
  private static func rates(_ parameters: LearningParameters, count: Int) -> [Double] {
    var engine = LearningEngine(
      parameters: parameters, mode: EngineMode(learns: false), catalogue: .single)
    let state = TaskState(capabilities: 1, attempts: 0)
    return (0..<count).map { _ in
      defer { engine.learn(from: state, action: ActionID(0), reward: 0, next: nil) }
      return engine.explorationRate
    }
  }

  @Test("exploration decays once for each experience, down to its floor")
  func decay() throws {
    let reference: LearningSchedules = try ReferenceNumbers.read("learning_schedules")
    for (schedule, preset) in zip(reference.presets, LearningPreset.catalogue) {
      #expect(schedule.preset == preset.name)
      let rates = Self.rates(preset.parameters, count: 3_001)
      var parameters = preset.parameters
      parameters.minimumExplorationRate = 0
      let free = Self.rates(parameters, count: 2_001)
      for (count, rate) in schedule.withFloor {
        #expect(abs(rates[try #require(Int(count))] - rate) < 1e-12)
      }
      for (count, rate) in schedule.withoutFloor {
        #expect(abs(free[try #require(Int(count))] - rate) < 1e-12)
      }
      for (count, sum) in schedule.explorationsWithFloor {
        let first = rates.prefix(try #require(Int(count)))
        #expect(abs(first.reduce(0, +) - sum) < 1e-9)
      }
      let floor = preset.parameters.minimumExplorationRate
      #expect(rates.firstIndex(of: floor) == schedule.floorReachedAt)
    }
  }

  /// Independent coins with chances ε₀, ε₁, …: the count has mean Σ ε and variance Σ ε (1 − ε).
  /// Over 100 engines its mean must lie within four standard errors, which a right one leaves once
  /// in 16,000.
  @Test("engines explore as often as ε says", arguments: [100, 1_000])
  func explorations(count: Int) throws {
    let reference: LearningSchedules = try ReferenceNumbers.read("learning_schedules")
    let state = TaskState(capabilities: 1, attempts: 0)
    for (schedule, preset) in zip(reference.presets, LearningPreset.catalogue) {
      let expected = try #require(schedule.explorationsWithFloor["\(count)"])
      let variance = Self.rates(preset.parameters, count: count).map { $0 * (1 - $0) }
        .reduce(0, +)
      let engines = 100
      var explored = 0
      for entity in 0..<engines {
        var engine = LearningEngine(
          parameters: preset.parameters, mode: EngineMode(learns: false), catalogue: .documented)
        for index in 0..<count {
          let choice = engine.choose(
            in: state.key, chance: .trial(subtask: entity, attempts: index))
          explored += choice.isExploratory ? 1 : 0
          engine.learn(from: state, action: choice.action, reward: 0, next: nil)
        }
      }
      let error = 4 * (variance / Double(engines)).squareRoot()
      #expect(abs(Double(explored) / Double(engines) - expected) < error)
      #expect(error < 0.1 * expected, "so wide an interval would accept anything")
    }
  }
}
