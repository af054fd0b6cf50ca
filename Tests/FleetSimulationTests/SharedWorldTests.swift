// One world for all arms: what one does changes nothing for another, and the same choice meets the same fate.
// Not here: fates themselves (`GroundTruthTests`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct SharedWorldTests {
  private struct Print: Hashable {
    let fingerprint: String
    let daily: DailyMeasures
    let agents: [AgentUse]
    let actions: [Int]
    let counts: FleetCoordinator.Counts
    let events: Int
    let end: Double

    init(_ result: ReplicationResult) {
      fingerprint = result.fingerprint.description
      (daily, agents, actions) = (result.daily, result.agents, result.actions)
      (counts, events, end) = (result.counts, result.events, result.endSeconds)
    }
  }

  private func play(_ policy: String, _ fleet: BusyFleet, in world: World) throws -> Print {
    Print(try Simulation.play(.of(policy), in: world, chance: fleet.chance))
  }

  @Test("the same seed gives the same run, another seed and another replication another")
  func seeds() throws {
    let fleet = BusyFleet()
    var (other, next) = (fleet, fleet)
    other.seed += 1
    next.replication += 1
    for policy in Arm.policies {
      let first = try play(policy, fleet, in: fleet.world)
      #expect(try play(policy, fleet, in: fleet.world) == first)
      #expect(try play(policy, other, in: other.world).fingerprint != first.fingerprint)
      #expect(try play(policy, next, in: next.world).fingerprint != first.fingerprint)
      // An arm's own chance is the replication's too.
      #expect(try play(policy, next, in: fleet.world) != first)
      #expect(Print(fleet.play(.of(policy)).result) == first, "keeping a log changed something")
    }
  }

  @Test("arms that share a world, in whichever order, find it untouched")
  func order() throws {
    let fleet = BusyFleet()
    let alone = try Arm.policies.map { try play($0, fleet, in: fleet.world) }
    let shared = fleet.world
    let together = try Arm.policies.map { try play($0, fleet, in: shared) }
    let backwards = try Arm.policies.reversed().map { try play($0, fleet, in: shared) }
    #expect(together == alone && backwards == alone.reversed())
    #expect(Set(alone).count == alone.count, "policies that play alike prove nothing")
  }

  @Test("a run that is timed is the same run")
  func timed() throws {
    let fleet = BusyFleet()
    let meter = try Simulation.playTimed(.of("thompson"), in: fleet.world, chance: fleet.chance)
      .meter
    let played = fleet.play(.of("thompson"))
    let starts = ServiceRecord(played.log).attempts.count
    #expect(meter.steps[CoreStep.learn.rawValue].count == played.result.counts.attempts)
    #expect(meter.steps[CoreStep.recommend.rawValue].count >= starts)
  }

  /// Where agents and actions don't matter, outcomes of the same (subtask, agent, action, attempt) are the
  /// same whatever the arm, and about half of all choices coincide.
  @Test("arms that make the same choice meet the same fate")
  func commonFates() {
    var fleet = BusyFleet()
    fleet.calm()
    fleet.parameters.success.agentKind = 0
    fleet.parameters.success.action = 0
    fleet.parameters.success.actionComplexity = 0
    fleet.parameters.success.cell = 0
    let arms = [Arm.of("uniform"), .of("thompson"), .of("best-performer", learns: false)]
    var known: [[Int]: Outcome] = [:]
    var (same, met) = (0, 0)
    for arm in arms {
      for attempt in ServiceRecord(fleet.play(arm).log).attempts {
        guard let outcome = attempt.outcome else { continue }
        let choice = attempt.assignment
        let key = [
          choice.subtask.rawValue, choice.agent.rawValue, choice.action.rawValue,
          choice.earlierAttempts,
        ]
        met += 1
        if let earlier = known[key] {
          same += 1
          #expect(earlier == outcome)
        }
        known[key] = outcome
      }
    }
    #expect(same > met / 20)
  }

  @Test("an interrupted run throws")
  func interrupted() {
    let fleet = BusyFleet()
    var asked = 0
    #expect(throws: Interrupted.self) {
      try Simulation.play(.of("uniform"), in: fleet.world, chance: fleet.chance) {
        asked += 1
        return asked == 2
      }
    }
    #expect(asked == 2)
  }
}
