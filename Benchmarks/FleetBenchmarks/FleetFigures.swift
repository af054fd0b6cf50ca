// What a replication of the flagship costs, and how that grows with the fleet.
// Not here: the kernel alone (`KernelBenchmarks.swift`), putting figures side by side (`scripts/bench`).

import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import Instants
import LearningCore
import ScenarioFiles

typealias Figure = (name: String, value: Double, unit: String, checksum: String)

/// Medians of `rounds`; each round plays the same replication again.
func fleetFigures(scenario path: String, rounds: Int) throws -> [Figure] {
  let plan = try plan(path, settings: [])
  var figures: [Figure] = []
  for name in ["control", "both/thompson/balanced"] {
    guard let arm = plan.arms.first(where: { $0.name == name }) else { continue }
    figures += replicationFigures(arm, plan, rounds: rounds)
  }
  figures.append(yardstickFigure(plan, rounds: rounds))
  return try figures + growthFigures(path, rounds: rounds)
}

/// All yardsticks of one replication, ceilings included, once the world is there.
private func yardstickFigure(_ plan: ExperimentPlan, rounds: Int) -> Figure {
  let world = World(plan.world, chance: plan.chance(replication: 0))
  var score = 0.0
  let all = (0..<rounds).map { _ in
    seconds { score = Yardsticks(of: world).reference.total.value(of: .score) }
  }
  return ("yardsticks of one replication", median(all), "s", "\(score)")
}

private func plan(_ path: String, settings: [(key: String, value: String)]) throws -> ExperimentPlan
{
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  var changes = ScenarioChanges()
  changes.settings = settings
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  return try Scenario(bytes: bytes, folder: folder, changes: changes).plan
}

/// The whole replication in a world that is there, as each arm of an experiment finds it; making that world;
/// and the core alone, fed the inputs that were logged from the replication, less the reading of the log.
/// What the core leaves is kernel, world and bookkeeping.
private func replicationFigures(_ arm: Arm, _ plan: ExperimentPlan, rounds: Int) -> [Figure] {
  let chance = plan.chance(replication: 0)
  let world = World(plan.world, chance: chance)
  let logged = Simulation.playLogged(arm, in: world, chance: chance)
  let inputs = logged.log.entries.map { ($0.at, $0.input) }
  let effectCount = logged.log.entries.reduce(0) { $0 + $1.effects.count }
  var (making, whole, core): ([Double], [Double], [Double]) = ([], [], [])
  for _ in 0..<rounds {
    making.append(seconds { _ = World(plan.world, chance: chance) })
    whole.append(seconds { _ = try? Simulation.play(arm, in: world, chance: chance) })
    let configuration = arm.configuration(of: plan.world, chance: chance)
    core.append(
      seconds { precondition(replay(inputs, configuration) == effectCount) }
        - seconds { precondition(inputs.allSatisfy { $0.0 >= .start }) })
  }
  let (all, inCore) = (median(whole), median(core))
  let events = Double(logged.result.events)
  let checksum = logged.result.fingerprint.description
  return [
    ("\(arm.name): making the world", 1e3 * median(making), "ms", checksum),
    ("\(arm.name): one replication", 1e3 * all, "ms", checksum),
    ("\(arm.name): events", events, "events", checksum),
    ("\(arm.name): learning core's share", 100 * inCore / all, "%", checksum),
    (
      "\(arm.name): kernel, world and bookkeeping", events / (all - inCore) / 1e6,
      "M events/s", checksum
    ),
  ]
}

private func replay(
  _ inputs: [(Instant, FleetInput)], _ configuration: FleetConfiguration
) -> Int {
  var coordinator = FleetCoordinator(configuration)
  var effects: [FleetEffect] = []
  var count = 0
  for (at, input) in inputs {
    effects.removeAll(keepingCapacity: true)
    coordinator.handle(input, at: at, into: &effects)
    count += effects.count
  }
  return count
}

/// The cost of a subtask with 17 agents and with 1,700 over three days, at the same load of each agent and
/// the same six eligible agents for each kind: every agent lives through as much in either fleet.
private func growthFigures(_ path: String, rounds: Int) throws -> [Figure] {
  var figures: [Figure] = []
  for (agents, kinds, gap) in [(17, 12, "84.706s"), (1_700, 1_200, "847.06ms")] {
    let plan = try plan(
      path,
      settings: [
        ("fleet", "{generated: {agents: \(agents), kinds: \(kinds), eligible: 6}}"),
        ("workload.gaps", "{lognormal: {mean: \(gap), cv: 6}}"), ("horizon", "3d"),
        ("report.window", "1-3"), ("targets", "[]"),
      ])
    guard let arm = plan.arms.first(where: { $0.name == "both/thompson/balanced" }) else {
      continue
    }
    let chance = plan.chance(replication: 0)
    let world = World(plan.world, chance: chance)
    var fingerprint = ""
    // The small fleet's run is short, so it is played more often.
    let times = (0..<(agents < 100 ? 20 * rounds : rounds)).map { _ in
      seconds {
        let result = try? Simulation.play(arm, in: world, chance: chance)
        fingerprint = result?.fingerprint.description ?? "-"
      }
    }
    let each = median(times) / Double(world.workload.subtasks.count) * 1e9
    figures.append(("\(agents) agents: a subtask", each, "ns", fingerprint))
  }
  return figures
}

private func seconds(_ work: () -> Void) -> Double {
  let (seconds, attoseconds) = ContinuousClock().measure(work).components
  return Double(seconds) + Double(attoseconds) * 1e-18
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
