// A fleet with its whole lifecycle, and stores to keep it in. Not here: what is expected of it (the suites).

import FleetModel
import FleetSimulation
import Foundation
import GroundTruth
import Instants
import LearningCore
import SQLiteMemory
import SharedMemory
import TestSupport

extension BusyFleet {
  /// Busy for long enough that versions are saved, hours and days end, and tests run.
  static var longer: BusyFleet {
    var fleet = BusyFleet()
    fleet.horizon = .days(4)
    fleet.work.gaps = checked { try .lognormal(mean: 200, cv: 2) }
    fleet.parameters.service.medianSeconds = 40
    fleet.parameters.success.base = 2
    fleet.parameters.success.action = 2.5
    fleet.parameters.outages?.upSeconds = checked { try .exponential(mean: 100_000) }
    return fleet
  }
}

extension Arm {
  /// Everything switched on, with a test that runs and a poisoning that is noticed.
  static var full: Arm {
    var arm = Arm.of("thompson")
    var lifecycle = Lifecycle()
    lifecycle.reviewAfter = .hours(2)
    lifecycle.improvement?.autoApply = true
    guard let plan = try? ABTestPlan(baseRate: 0.6, smallestEffect: 0.35) else {
      preconditionFailure("such a test can be planned")
    }
    lifecycle.tests = [
      PlannedTest(
        name: "second way",
        strategies: (0..<2).map { ABStrategy(name: "way \($0)", action: ActionID($0)) },
        startsAt: .hours(30), plan: plan)
    ]
    arm.lifecycle = lifecycle
    arm.mode.replay = .prioritised(capacity: 200)
    arm.injections = [Injection(at: .hours(60), count: 500), Injection(at: .hours(80), count: 500)]
    return arm
  }
}

/// A place for one store, which can be opened again.
enum StorePlace: CaseIterable {
  case memory, file

  /// A new, empty one; every call of what it gives opens the same store.
  func make() throws -> (
    open: @Sendable () throws -> any MemoryStore, remove: @Sendable () -> Void
  ) {
    switch self {
    case .memory:
      // Used by one thread after another.
      nonisolated(unsafe) let store = ForwardingStore(InMemoryStore())
      return ({ store }, {})
    case .file:
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "fleetlab-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appendingPathComponent("store.sqlite").path
      return ({ try SQLiteStore(path: path) }, { try? FileManager.default.removeItem(at: folder) })
    }
  }
}

/// All rows of a store, table by table in order of keys.
func contents(_ store: any MemoryStore) throws -> [[[MemoryValue]]] {
  var tables: [[[MemoryValue]]] = []
  for table in MemoryTables.all { tables.append(try store.rows(MemoryQuery(table))) }
  return tables
}
