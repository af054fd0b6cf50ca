// A simulated fleet's inputs and effects as lines, and its store, to hold a live one against. Not here:
// the live one (`LiveProgram.swift`).

import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import LearningCore
import SQLiteMemory
import ScenarioFiles
import SharedMemory
import Stochastics

/// One replication of a scenario's only arm.
struct LiveLog {
  /// Four days of a small fleet in which all happens that the protocol has words for.
  static let scenario = """
    fleetlab: 1
    name: live
    seed: 11
    horizon: 4d
    replications: 1
    fleet:
      agents: [ada, ben, cho]
      kinds: {tests: [ada, ben, cho], review: [ben, cho]}
    workload:
      gaps: {exponential: {mean: 4min}}
      capabilities: {discrete: {values: [1, 2, 3], weights: [2, 1, 1]}}
    world:
      success: {base: 1, agent_kind: 1, action: 4}
      service: {median: 12s, attempt: 0.5}
      outages: {up: {exponential: {mean: 20h}}, down: {exponential: {mean: 1h}}}
      feedback:
        delay: {lognormal: {mean: 20min, cv: 1}}
        missing: 0.05
      satisfaction:
        after_success: {uniform: {low: 0.6, high: 0.9}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
      efficiency:
        after_success: {uniform: {low: 0.5, high: 0.8}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
    arms:
      full:
        who: thompson
        how: balanced
        lifecycle:
          safeguards: documented
          ab_tests:
            - {name: caching, strategies: [default, caching], at: 1d, base_rate: 0.5, smallest_effect: 0.45}
        inject: [{at: 2d, count: 2000}]

    """

  /// What to send, a line each, and what is answered to it but for the acknowledgement.
  let inputs: [(line: String, effects: [String])]
  /// All rows, by table.
  let rows: [[[MemoryValue]]]
  private let configuration: FleetConfiguration

  /// - Parameter store: Where the simulated fleet's store is to lie.
  init(storeAt store: URL) throws {
    let plan = try Scenario(bytes: Array(Self.scenario.utf8), folder: ".").plan
    let (arm, chance) = (
      plan.arms[0], StreamRoot(seed: plan.seed, replication: plan.number(ofReplication: 0))
    )
    let source = StoreSource(rule: .group(1)) { _, _ in try SQLiteStore(path: store.path) }
    let world = World(plan.world, chance: chance)
    let log = Simulation.playLogged(arm, in: world, chance: chance, stores: source).log
    configuration = arm.configuration(of: plan.world, chance: chance)
    let text = LineText(plan.world.fleet, plan.world.catalogue)
    inputs = log.entries.compactMap { entry in
      // What a driver hands in by itself isn't sent to it.
      if case .patternsImported = entry.input { return nil }
      return (
        text.input(entry.input, at: entry.at),
        entry.effects.compactMap { text.effect($0, at: entry.at) }
      )
    }
    rows = try Self.rows(of: store)
  }

  /// All rows but what a clock measured, by table.
  static func rows(of store: URL) throws -> [[[MemoryValue]]] {
    let opened = try SQLiteStore(reading: store.path)
    defer { opened.close() }
    return try MemoryTables.all.map { table in
      try opened.rows(MemoryQuery(table)).filter { row in
        guard case .text(let name) = row[0] else { return true }
        return !name.hasPrefix("overhead_")
      }
    }
  }

  /// The core as it goes on from a store.
  func coordinator(at store: URL) throws -> FleetCoordinator {
    let fleet = try LiveFleet(configuration, store: try SQLiteStore(path: store.path))
    defer { try? fleet.close() }
    return fleet.coordinator
  }

  /// Rows without the journal and the states, which depend on which inputs shared a commit; versions that
  /// made way go when a state is written.
  static func lasting(_ rows: [[[MemoryValue]]]) -> [[[MemoryValue]]] {
    rows.prefix(MemoryTables.documented.count).map { table in
      table.filter { row in
        guard case .text(let key) = row[0] else { return true }
        return !key.hasPrefix("phase2/fleet/") && !key.contains("/versions/")
          && !(key.hasPrefix("phase2/learning/") && key.hasSuffix("/state"))
      }
    }
  }
}
