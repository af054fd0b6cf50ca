// How much work is open at the end of each day, against queues that can be worked out by hand and against
// what the coordinator itself said. Not here: calling that growth (`ExperimentsTests/BacklogTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Stochastics
import Testing

struct OpenWorkTests {
  private static let arm = Arm(
    name: "control", selection: "uniform", parameters: LearningPreset.balanced.parameters,
    mode: EngineMode(learns: false))

  /// One agent, a task a minute, each of the same length: a queue without chance.
  private func world(serviceSeconds: Double, hours: Int64) throws -> World {
    let signal = SyntheticParameters.Signal(
      afterSuccess: try .constant(1), afterFailure: try .constant(0))
    var parameters = SyntheticParameters(satisfaction: signal, efficiency: signal)
    parameters.success.base = 100
    parameters.service.medianSeconds = serviceSeconds
    let fleet = try Fleet(
      agents: [Agent(name: "ada")], kinds: [Kind(name: "test", eligible: [AgentID(0)])])
    let plan = WorldPlan(
      fleet: fleet, catalogue: .single, rules: AttemptRules(mostAttempts: 1, timeout: .hours(1)),
      horizon: .hours(hours), scoring: Scoring(),
      truth: .synthetic(
        parameters,
        WorkloadParameters(
          gaps: try .constant(60), parts: try .constant(1), shapes: [1, 0, 0, 0], kinds: [1],
          capabilities: try .constant(1))))
    return World(plan, chance: StreamRoot(seed: 1, replication: 0))
  }

  /// Tasks arrive at 60, 120, … s; served one after the other, the n-th ends at 60 + n · service.
  @Test("of an overloaded agent as much is left as arithmetic says", arguments: [90.0, 61, 45])
  func queue(service: Double) throws {
    for hours in [72 as Int64, 60] {
      let world = try world(serviceSeconds: service, hours: hours)
      let run = try Simulation.play(
        Self.arm, in: world, chance: StreamRoot(seed: 1, replication: 0))
      let ends = [24, 48, Double(hours)].map { $0 * 3_600 }
      let expected = ends.map { end -> Int in
        // Until an instant, but not at it; the day's last task arrives at midnight, which is the next day.
        let arrived = Int((end / 60).rounded(.up)) - 1
        let ended =
          service > 60
          ? Int(((end - 60) / service).rounded(.up)) - 1
          : Int(((end - service) / 60).rounded(.up)) - 1
        return arrived - min(arrived, ended)
      }
      #expect(run.openByDay == expected, "\(hours) h")
    }
  }

  @Test("where tasks have shapes, retries and pauses it is what was announced")
  func announced() throws {
    let world = World(BusyFleet().plan, chance: StreamRoot(seed: 3, replication: 0))
    let (run, log, _) = Simulation.playLogged(
      Self.arm, in: world, chance: StreamRoot(seed: 3, replication: 0))
    var (arrived, ended) = ([0, 0, 0], [0, 0, 0])
    for entry in log.entries {
      // Days without end: what happens on one counts for all later ones.
      let days = entry.at.day..<max(3, entry.at.day)
      if case .taskArrived(let task) = entry.input {
        for day in days { arrived[day] += task.parts.count }
      }
      let count = entry.effects.count {
        if case .subtaskEnded = $0 { true } else { false }
      }
      if entry.at < .start + world.plan.horizon { for day in days { ended[day] += count } }
    }
    #expect(run.openByDay == zip(arrived, ended).map { $0 - $1 })
    #expect(run.openByDay.contains { $0 > 0 })
  }
}
