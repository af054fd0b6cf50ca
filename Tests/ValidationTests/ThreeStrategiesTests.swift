// Head to head with an earlier learning system in its own environment: the same figures where the same is
// done, its ceilings never exceeded, and the improvement that it claims.
// Not here: the environment (`GroundTruthTests/EnvironmentTests.swift`).

import Experiments
import FleetModel
import Foundation
import GroundTruth
import LearningCore
import Stochastics
import Testing

struct ThreeStrategiesTests {
  private static let isSlow = ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] == "1"

  /// The settings of arms, as the scenario's comment explains them.
  private static func restated(_ arm: String) -> EarlierLearner {
    var it = EarlierLearner()
    (it.replay, it.decaysByEpisode, it.decay) = (.last, false, 0.999_949_87)
    switch arm {
    case "earlier-own-settings":
      (it.learningRate, it.rate, it.decay, it.floor) = (0.15, 0.5, 0.999_899_5, 0.05)
    case "gamma-0": it.discountFactor = 0
    case "earlier-best":
      (it.learningRate, it.discountFactor, it.rate, it.decay) = (0.2, 0, 1, 0.997_771)
      it.replay = .none
    case "patient":
      (it.learningRate, it.discountFactor, it.rate, it.decay) = (0.2, 0, 1, 0.998_947)
      it.replay = .none
    default: break
    }
    return it
  }

  /// Trains a learner on a seed's states with the numbers that our engine explores by.
  private static func train(
    _ learner: inout EarlierLearner, in world: World, chance: StreamRoot
  ) {
    let states = ThreeStrategies.states(world, day: 0).map {
      (ThreeStrategies.key($0), Environment.threeStrategies.rewards(of: $0))
    }
    let exploration = chance.key(Purpose("exploration"))
    var replays = chance.key(Purpose("replays of the restated learner")).stream(entity: 0)
    learner.train(on: states, episodes: 15, chance: &replays) {
      exploration.uniforms(entity: UInt64($0))
    }
  }

  private static func score(_ learner: EarlierLearner, on states: [Subtask]) -> Double {
    states.reduce(0) { sum, state in
      let action = learner.greedy(ThreeStrategies.key(state)) ?? 0
      return sum + Environment.threeStrategies.rewards(of: state)[action]
    } / Double(states.count)
  }

  @Test("the whole pipeline learns what the earlier system's words give, number for number")
  func restatement() throws {
    let arms = ["earlier", "earlier-own-settings", "gamma-0", "earlier-best", "patient"]
    let runs = try ThreeStrategies(seeds: 4, arms: arms)
    for seed in 0..<4 {
      let world = runs.world(seed)
      for arm in arms {
        var learner = Self.restated(arm)
        Self.train(&learner, in: world, chance: runs.plan.chance(replication: seed))
        let states = ThreeStrategies.states(world, day: ThreeStrategies.recurring)
        let expected = Self.score(learner, on: states)
        #expect(abs(runs.scores(arm, day: ThreeStrategies.recurring)[seed] - expected) < 1e-9)
      }
    }
  }

  /// What the earlier system was measured to reach in 200 runs of its own: means and standard deviations
  /// of the improvement over random choice. Without its random replays and its exploration that falls by
  /// episode, which our engine has otherwise, nothing is left to chance but the runs: means agree within
  /// four standard errors of their difference, which a right restatement misses once in 4,000 seeds.
  @Test(
    "restated with its own replays and decay, it reaches the figures that were measured of it",
    arguments: [
      ("earlier", 0.151, 0.0935), ("earlier-own-settings", 0.29, 0.087),
      ("gamma-0", 0.33, 0.0749), ("earlier-best", 0.42, 0.0726),
    ])
  func measured(arm: String, mean: Double, deviation: Double) throws {
    let count = Self.isSlow ? 200 : 30
    var plan = try ShippedScenario.plan("three-strategies")
    plan.world.horizon = .days(2)
    let gains = (0..<count).map { seed in
      let chance = plan.chance(replication: seed)
      let world = World(plan.world, chance: chance)
      var learner = Self.restated(arm)
      learner.decaysByEpisode = true
      learner.decay = ["earlier-own-settings": 0.99, "earlier-best": 0.8][arm] ?? 0.995
      if learner.replay == .last { learner.replay = .random }
      Self.train(&learner, in: world, chance: chance)
      let states = ThreeStrategies.states(world, day: 0)
      let choices = chance.key(Purpose("random choices"))
      let random = states.enumerated().map { number, state in
        let action = min(2, Int(3 * choices.uniform(entity: UInt64(number))))
        return Environment.threeStrategies.rewards(of: state)[action]
      }
      return Self.score(learner, on: states) / random.mean - 1
    }
    let error = (deviation * deviation * (1 / 200 + 1 / Double(count))).squareRoot()
    #expect(abs(gains.mean - mean) < 4 * error, "\(gains.mean)")
  }

  @Test("nobody beats a day's own exact ceiling, on states learned by heart or fresh")
  func ceilings() throws {
    let seeds = 4
    let runs = try ThreeStrategies(seeds: seeds)
    for seed in 0..<seeds {
      let world = runs.world(seed)
      for day in [ThreeStrategies.recurring, ThreeStrategies.fresh] {
        let bounds = ThreeStrategies.bounds(world, day: day)
        for arm in runs.plan.arms {
          let score = runs.scores(arm.name, day: day)[seed]
          // Sums in another order differ in the last digits.
          #expect(score <= bounds.ceiling + 1e-9, "\(arm.name), seed \(seed)")
        }
        // The report's yardstick groups states by a key of its own, which must be the encoder's.
        let ceilings = try #require(runs.result.yardsticks[seed].ceilings(.score))
        let documented = try #require(ceilings.documentedKey)
        let reported = documented.days[day].value(of: .score)
        #expect(abs(reported - bounds.ceiling) < 1e-12)
      }
    }
    // A next state that no state is like is none.
    for day in [ThreeStrategies.recurring, ThreeStrategies.fresh] {
      #expect(runs.scores("documented", day: day) == runs.scores("gamma-0", day: day))
    }
    #expect(runs.improvement("patient").mean > runs.improvement("earlier").mean)
  }

  /// Two hundred seeds. `earlier` repeats its last experiences and not any 32, which is worth 1.5 points
  /// to it, and 2.5 with the test's own settings.
  @Test("Q13: in 200 seeds: the target of +35 %, and figures by figures", .enabled(if: isSlow))
  func figures() throws {
    let runs = try ThreeStrategies(seeds: 200)
    for arm in ["patient", "thompson", "aggressive"] {
      let gains = runs.improvement(arm)
      #expect(gains.mean >= 0.35, "\(arm): \(gains.mean)")
      #expect(gains.share(atLeast: 0.2) >= 0.95, "\(arm)")
    }
    for (arm, mean, deviation) in [
      ("earlier", 0.151, 0.0935), ("earlier-own-settings", 0.29, 0.087),
      ("gamma-0", 0.33, 0.0749), ("earlier-best", 0.42, 0.0726),
    ] {
      let gains = runs.improvement(arm)
      #expect(abs(gains.mean - mean) < 4 * deviation * 0.1, "\(arm): \(gains.mean)")
    }
    // On fresh states nobody beats what tenths allow in general.
    for arm in runs.plan.arms where arm.name != "random" {
      let random = (0..<200).map {
        ThreeStrategies.bounds(runs.world($0), day: ThreeStrategies.fresh).random
      }
      let gains = zip(runs.scores(arm.name, day: ThreeStrategies.fresh), random).map { $0 / $1 - 1 }
      #expect(gains.mean < 0.415 + 3 * gains.standardError, "\(arm.name): \(gains.mean)")
    }
    for seed in 0..<200 {
      for day in [ThreeStrategies.recurring, ThreeStrategies.fresh] {
        let ceiling = ThreeStrategies.bounds(runs.world(seed), day: day).ceiling
        for arm in runs.plan.arms {
          #expect(runs.scores(arm.name, day: day)[seed] <= ceiling + 1e-9, "\(arm.name) \(seed)")
        }
      }
    }
  }
}
