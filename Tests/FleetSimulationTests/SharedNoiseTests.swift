// Where nothing differs but luck and luck is the subtask's, all arms have the same measures, to the last bit.
// Not here: luck itself (`GroundTruthTests/WithoutEffectsTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import LearningCore
import Testing

struct SharedNoiseTests {
  private static let arms = Arm.policies.map { Arm.of($0) } + Arm.otherEngines

  private func measures(_ fleet: BusyFleet, _ plan: WorldPlan) throws -> [DailyMeasures] {
    let world = World(plan, chance: fleet.chance)
    return try Self.arms.map {
      try Simulation.play($0, in: world, chance: fleet.chance).daily
    }
  }

  @Test("shared luck makes all arms equal in a twin without effects, and in no other world")
  func equal() throws {
    let fleet = BusyFleet()
    let same = try measures(fleet, fleet.plan.withoutEffects(sharesNoise: true))
    #expect(Set(same).count == 1 && same[0].total.planned > 500)
    let own = try measures(fleet, fleet.plan.withoutEffects())
    #expect(Set(own).count == Self.arms.count)
    // With effects shared luck makes nobody equal: the check would see one that was left.
    let effects: [WritableKeyPath<SyntheticParameters, Double>] = [
      \.success.agentKind, \.success.action, \.service.agent,
    ]
    for leave in effects {
      var plan = try fleet.plan.withoutEffects(sharesNoise: true)
      guard case .synthetic(var parameters, let work) = plan.truth else { continue }
      parameters[keyPath: leave] = 0.5
      plan.truth = .synthetic(parameters, work)
      #expect(Set(try measures(fleet, plan)).count > 1)
    }
  }
}
