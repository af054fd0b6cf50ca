// How often a difference is declared where there is none: many families of comparisons in `all-alike-small`,
// each with a seed of its own. Not here: single comparisons (`LearningLoopTests.swift`).

import Dispatch
import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import LabStatistics
import Synchronization
import Testing

struct NullFamilyTests {
  /// Which families of a scenario's arms declare a difference, two-sided at 5 % after Holm.
  private struct Declared {
    /// Of the arms against the control, as a report does; by the scenario's measure and by success.
    var score = 0
    var success = 0
    /// Of all pairs of arms, by the scenario's measure.
    var pairs = 0
    /// Families in which some arm's results equal the control's, which prove nothing.
    var idle = 0
  }

  private static func families(
    _ seeds: Range<Int>, replications: Int, settings: [(key: String, value: String)] = []
  ) throws -> Declared {
    let plans = try seeds.map { seed in
      try ShippedScenario.plan(
        "all-alike-small", replications: replications,
        settings: settings + [("seed", "\(seed)")])
    }
    let declared = Mutex(Declared())
    DispatchQueue.concurrentPerform(iterations: plans.count) { number in
      let result = play(plans[number])
      let (score, success) = (result.comparisons(.score), result.comparisons(.successRate))
      let pairs = allPairs(result)
      declared.withLock {
        $0.score += isDeclared(score.compactMap(\.holm)) ? 1 : 0
        $0.success += isDeclared(success.compactMap(\.holm)) ? 1 : 0
        $0.pairs += isDeclared(pairs) ? 1 : 0
        $0.idle += score.contains { $0.difference?.value == 0 } ? 1 : 0
      }
    }
    return declared.withLock { $0 }
  }

  private static func isDeclared(_ adjusted: [Double]) -> Bool { adjusted.contains { $0 <= 0.05 } }

  private static func play(_ plan: ExperimentPlan) -> ExperimentResult {
    let worlds = (0..<plan.replications).map {
      World(plan.world, chance: plan.chance(replication: $0))
    }
    let runs = plan.arms.map { arm in
      worlds.enumerated().compactMap { number, world in
        try? Simulation.play(arm, in: world, chance: plan.chance(replication: number))
      }
    }
    return ExperimentResult(plan: plan, runs: runs, yardsticks: [])
  }

  private static func allPairs(_ result: ExperimentResult) -> [Double] {
    let values = result.plan.arms.indices.map { result.values(.score, arm: $0) }
    let tests = values.indices.flatMap { one in
      values.indices.dropFirst(one + 1).compactMap { other in
        try? PairedDifference(treatment: values[one], control: values[other], confidence: 0.95)
          .estimate.pValue()
      }
    }
    return (try? Holm.adjusted(tests)) ?? []
  }

  /// Of 200 families in which each errs with probability .05 or less, 16 or more err with probability .044
  /// or less; Holm among comparisons that hang together errs less often. Some 24,000 runs: two minutes.
  @Test(
    "of 200 families of 20 seeds at most 15 declare a difference",
    .enabled(if: ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] == "1"))
  func many() throws {
    let declared = try Self.families(1..<201, replications: 20)
    print("of 200 families of 20 seeds declare a difference: \(declared)")
    #expect(declared.score <= 15 && declared.success <= 15 && declared.pairs <= 15)
    #expect(declared.idle == 0)
    // Where agents differ, the same families find it, every one.
    let different = try Self.families(
      1..<6, replications: 20, settings: [("world.success.agent_kind", "1.5")])
    #expect(different.score == 5 && different.success == 5 && different.pairs == 5)
  }

  /// Ten families of eight seeds, a day each. That four or more of ten err, each with probability .05 or less:
  /// .001 at most for each of the three ways to declare one.
  @Test("of ten small families at most three declare a difference")
  func few() throws {
    let settings = [
      (key: "horizon", value: "1d"), (key: "report.window", value: "1-1"),
      (key: "workload.scale", value: "1/40"),
    ]
    let declared = try Self.families(1..<11, replications: 8, settings: settings)
    #expect(declared.score <= 3 && declared.success <= 3 && declared.pairs <= 3)
    let different = try Self.families(
      1..<3, replications: 8,
      settings: settings + [
        ("world.success.agent_kind", "9"), ("world.success.task", "0"),
        ("world.success.cell", "0"),
      ])
    #expect(different.pairs == 2 && different.success == 2, "it would accept anything")
  }
}
