// Runs of `three-strategies` and what bounds them, seed by seed. Not here: what is expected of them
// (`ThreeStrategiesTests.swift`).

import Experiments
import FleetModel
import GroundTruth
import LearningCore
import Stochastics

struct ThreeStrategies {
  /// The day of the evaluation on the training's states, and the day of fresh ones, counted from 0.
  static let recurring = 15
  static let fresh = 16

  let plan: ExperimentPlan
  let result: ExperimentResult

  init(seeds: Int, arms: [String]? = nil) throws {
    plan = try ShippedScenario.plan("three-strategies", replications: seeds, arms: arms)
    result = try ExperimentRunner(plan, jobs: 2).run(measuresOverhead: false).result
  }

  func world(_ seed: Int) -> World { World(plan.world, chance: plan.chance(replication: seed)) }

  static func states(_ world: World, day: Int) -> [Subtask] {
    Array(world.workload.subtasks[100 * day..<100 * day + 100])
  }

  static func key(_ subtask: Subtask) -> StateKey { TaskState(of: subtask, attempts: 0).key }

  static func bounds(_ world: World, day: Int) -> EnvironmentBounds {
    EnvironmentBounds(.threeStrategies, of: states(world, day: day), key: key)
  }

  /// Mean rewards of a day, one for each seed.
  func scores(_ arm: String, day: Int) -> [Double] {
    guard let number = plan.arms.firstIndex(where: { $0.name == arm }) else { return [] }
    return result.values(.score, arm: number, window: day..<day + 1)
  }

  /// By how much an arm earned more than random choice on the same states, as played in each seed.
  func improvement(_ arm: String, day: Int = recurring) -> [Double] {
    zip(scores(arm, day: day), scores("random", day: day)).map { $0 / $1 - 1 }
  }
}

extension [Double] {
  var standardError: Double {
    let mean = mean
    let sum = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double((count - 1) * count)).squareRoot()
  }

  func share(atLeast bound: Double) -> Double {
    Double(filter { $0 >= bound }.count) / Double(count)
  }
}
