// A fleet with its whole lifecycle, and stores to keep it in. Not here: what is expected of it (the suites).

import FleetModel
import FleetSimulation
import Foundation
import GroundTruth
import Instants
import LearningCore
import SQLiteMemory
import SharedMemory

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
      nonisolated(unsafe) let store = LastingStore(InMemoryStore())
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

/// A store in memory that is left as it is when somebody is done with it.
final class LastingStore: MemoryStore {
  private let store: InMemoryStore
  init(_ store: InMemoryStore) { self.store = store }

  func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer { try store.transaction(changes) }
  func insert(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) -> Int64 {
    try store.insert(row, into: table)
  }
  func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try store.put(row, into: table)
  }
  func row(_ key: [MemoryValue], in table: MemoryTable) throws(MemoryError) -> [MemoryValue]? {
    try store.row(key, in: table)
  }
  func remove(_ key: [MemoryValue], from table: MemoryTable) throws(MemoryError) -> Bool {
    try store.remove(key, from: table)
  }
  func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]] { try store.rows(query) }
  func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int { try store.removeRows(query) }
  func count(_ query: MemoryQuery) throws(MemoryError) -> Int { try store.count(query) }
  var storedBytes: Int { get throws(MemoryError) { try store.storedBytes } }
  func close() {}
}

/// All rows of a store, table by table in order of keys.
func contents(_ store: any MemoryStore) throws -> [[[MemoryValue]]] {
  var tables: [[[MemoryValue]]] = []
  for table in MemoryTables.all { tables.append(try store.rows(MemoryQuery(table))) }
  return tables
}
