// The coordinator in a simulation is the core itself: its inputs, fed to another, have the same effects.
// Not here: what the effects should be (`LearningCoreTests`, `PlainFleetTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct LogReplayTests {
  /// With queues, retries, time limits and outages; the second coordinator is fed as a live driver would.
  @Test(
    "equal inputs have equal effects, one by one, and leave equal coordinators",
    arguments: Arm.policies.map { Arm.of($0) } + Arm.otherEngines, [false, true])
  func replay(arm: Arm, isDelayed: Bool) {
    var fleet = BusyFleet()
    if isDelayed {
      fleet.parameters.feedback = Feedback(
        delaySeconds: uniform(0, 50_000), batch: .hours(3), missing: 0.2)
    }
    let world = fleet.world
    let played = Simulation.playLogged(arm, in: world, chance: fleet.chance)
    var second = FleetCoordinator(arm.configuration(of: world.plan, chance: fleet.chance))
    let untouched = second
    var effects: [FleetEffect] = []
    var differences = 0
    for entry in played.log.entries {
      effects.removeAll()
      second.handle(entry.input, at: entry.at, into: &effects)
      differences += effects == entry.effects ? 0 : 1
    }
    #expect(differences == 0)
    #expect(second == played.coordinator && second != untouched)
    #expect(second.load.allSatisfy { $0 == 0 } && second.nextWake == nil)
    func count(_ holds: (FleetInput) -> Bool) -> Int {
      played.log.entries.count { holds($0.input) }
    }
    #expect(count { if case .agentDown = $0 { true } else { false } } > 5)
    #expect(count { $0 == .wake } > 20 && second.counts.timeouts > 10)
    #expect(count { if case .lesson = $0 { true } else { false } } > (isDelayed ? 500 : -1))
    #expect(second.counts.reassignments > 0 && second.counts.explorations > 0)
    // Time never runs back.
    let instants = played.log.entries.map(\.at)
    #expect(zip(instants.dropFirst(), instants).allSatisfy { $0 >= $1 })
  }

  @Test("a copy in the middle goes on as the original would")
  func copy() {
    let fleet = BusyFleet()
    let arm = Arm.of("thompson")
    let log = fleet.play(arm).log
    var first = FleetCoordinator(arm.configuration(of: fleet.plan, chance: fleet.chance))
    var effects: [FleetEffect] = []
    let half = log.entries.count / 2
    for entry in log.entries[..<half] { first.handle(entry.input, at: entry.at, into: &effects) }
    var second = first
    var (ones, others): ([FleetEffect], [FleetEffect]) = ([], [])
    for entry in log.entries[half...] {
      first.handle(entry.input, at: entry.at, into: &ones)
      second.handle(entry.input, at: entry.at, into: &others)
    }
    #expect(ones == others && first == second)
  }
}
