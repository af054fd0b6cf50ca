// The same arm with other chance of its own: other choices in the same world.
// Not here: keys (`StochasticsTests`), one world for all arms (`SharedWorldTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import LearningCore
import Testing

struct PolicySaltTests {
  private static func salted(_ arm: Arm, _ salt: UInt64) -> Arm {
    var arm = arm
    arm.policySalt = salt
    return arm
  }

  @Test("salt 0 is the replication's own chance, and every other salt is another")
  func chance() {
    let fleet = BusyFleet()
    let arm = Arm.of("thompson")
    let plain = FleetCoordinator(
      FleetConfiguration(
        fleet: fleet.plan.fleet, catalogue: fleet.plan.catalogue, rules: fleet.rules,
        parameters: Array(repeating: arm.parameters, count: 4), mode: arm.mode,
        selection: ThompsonSampling(fleet: fleet.plan.fleet), chance: fleet.chance))
    let salted = [0, 1, 2].map {
      FleetCoordinator(
        Self.salted(arm, $0).configuration(of: fleet.plan, chance: fleet.chance))
    }
    #expect(salted[0] == plain && salted[1] != plain && salted[2] != plain)
    #expect(salted[1] != salted[2])
  }

  @Test("it moves choices by chance and nothing else", arguments: Arm.policies)
  func choices(policy: String) {
    let fleet = BusyFleet()
    let logs = [0, 1, 2].map { fleet.play(Self.salted(.of(policy), $0)).log.entries }
    #expect(logs[0] != logs[1] && logs[0] != logs[2] && logs[1] != logs[2])
    // Whoever leaves nothing to chance chooses the same whatever the salt: the world is the same.
    let frozen = Arm.of("round-robin", learns: false, explores: false)
    let (one, other) = (fleet.play(frozen), fleet.play(Self.salted(frozen, 9)))
    #expect(one.log.entries == other.log.entries && one.result.daily == other.result.daily)
  }

  @Test("the same choice meets the same fate under any salt")
  func fates() {
    var fleet = BusyFleet()
    fleet.calm()
    var known: [[Int]: Outcome] = [:]
    var met = 0
    for salt in [0, 1, 2] as [UInt64] {
      for attempt in ServiceRecord(fleet.play(Self.salted(.of("uniform"), salt)).log).attempts {
        guard let outcome = attempt.outcome else { continue }
        let choice = attempt.assignment
        let key = [
          choice.subtask.rawValue, choice.agent.rawValue, choice.action.rawValue,
          choice.earlierAttempts,
        ]
        if let earlier = known[key] {
          met += 1
          #expect(earlier == outcome)
        }
        known[key] = outcome
      }
    }
    #expect(met > 100)
  }
}
