// Twins without effects of scenarios that ship: learners find nothing in them. Not here: the twins by hand
// (`GroundTruthTests`), worlds that are written without effects (`NullFamilyTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabStatistics
import Testing

struct TwinTests {
  private static func play(_ plan: ExperimentPlan) throws -> ExperimentResult {
    let worlds = (0..<plan.replications).map {
      World(plan.world, chance: plan.chance(replication: $0))
    }
    return ExperimentResult(
      plan: plan,
      runs: try plan.arms.map { arm in
        try worlds.enumerated().map { number, world in
          try Simulation.play(arm, in: world, chance: plan.chance(replication: number))
        }
      }, yardsticks: [])
  }

  private static func difference(
    _ plan: ExperimentPlan, _ measure: Measure
  ) throws -> PairedDifference {
    let result = try play(plan)
    return try PairedDifference(
      treatment: result.values(measure, arm: 1), control: result.values(measure, arm: 0),
      confidence: 0.999)
  }

  /// A twentieth of the world. Its arrivals are so bursty that a replication in a few dozen has none in ten
  /// days, so all days count. Each of the two intervals misses 0 once in 1,000.
  @Test("the flagship's learner finds nothing in its twin, and much in the flagship")
  func flagship() throws {
    func plan(_ replications: Int) throws -> ExperimentPlan {
      try ShippedScenario.plan(
        "qe-fleet-30d", replications: replications,
        arms: ["control", "both/thompson/balanced"],
        settings: [("workload.scale", "1/20"), ("report.window", "1-30"), ("targets", "[]")])
    }
    var twin = try plan(50)
    twin.world = try twin.world.withoutEffects()
    for measure in [Measure.score, .successRate] {
      let nothing = try Self.difference(twin, measure)
      #expect(abs(nothing.mean) < nothing.halfWidth && nothing.halfWidth < 0.01)
      #expect(nothing.halfWidth > 0, "arms that play alike prove nothing")
    }
    let much = try Self.difference(try plan(5), .score)
    #expect(much.mean > much.halfWidth + 0.02)
  }

  @Test("nor does a recorded fleet's, in its")
  func recorded() throws {
    var twin = try ShippedScenario.plan(
      "swebench-17", replications: 50, arms: ["uniform", "thompson"],
      settings: [("targets", "[]")])
    twin.world = try twin.world.withoutEffects()
    let nothing = try Self.difference(twin, .successRate)
    #expect(abs(nothing.mean) < nothing.halfWidth && nothing.halfWidth < 0.02)
    #expect(nothing.halfWidth > 0, "arms that play alike prove nothing")
  }

  @Test("where luck is shared all arms have the same measures, and only there")
  func shared() throws {
    var plans = try [("true", 1), ("false", 6)].map { shares, different in
      (
        try ShippedScenario.plan(
          "all-alike-small", replications: 2, settings: [("world.shared_noise", shares)]), different
      )
    }
    for name in ["qe-fleet-30d", "swebench-17"] {
      var plan = try ShippedScenario.plan(
        name, replications: 1, settings: name == "swebench-17" ? [] : [("workload.scale", "1/20")])
      plan.world = try plan.world.withoutEffects(sharesNoise: true)
      plans.append((plan, 1))
    }
    for (plan, different) in plans {
      let result = try Self.play(plan)
      for replication in 0..<plan.replications {
        let measures = result.runs.map { $0[replication].daily }
        #expect(measures.count > 3 && Set(measures).count == different, "\(plan.name)")
      }
    }
  }
}
