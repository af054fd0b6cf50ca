// A store that refuses to write: what wasn't acknowledged is tried again, and nothing gets lost.
// Not here: disks that fail under SQLite (`SQLiteMemoryTests/DiskTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import SharedMemory
import TestSupport
import Testing

/// Fails the n-th write from now on, once.
private final class FailingStore: ForwardingStore {
  var writesLeft = Int.max
  private(set) var failures = 0

  private func write() throws(MemoryError) {
    writesLeft -= 1
    guard writesLeft == 0 else { return }
    failures += 1
    throw .failed(doing: "writing", code: 13, message: "database or disk is full")
  }

  override func insert(
    _ row: [MemoryValue], into table: MemoryTable
  ) throws(MemoryError) -> Int64 {
    try write()
    return try super.insert(row, into: table)
  }
  override func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try write()
    try super.put(row, into: table)
  }
  override func remove(
    _ key: [MemoryValue], from table: MemoryTable
  ) throws(MemoryError) -> Bool {
    try write()
    return try super.remove(key, from: table)
  }
  override func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int {
    try write()
    return try super.removeRows(query)
  }
}

struct FailingStoreTests {
  @Test("whichever write fails, the commit says so, and trying again leaves the very same store")
  func everyWrite() throws {
    let fleet = BusyFleet.longer
    let world = fleet.world
    let entries = Simulation.playLogged(.full, in: world, chance: fleet.chance).log.entries
      .prefix(1_500)
    let configuration = Arm.full.configuration(of: world.plan, chance: fleet.chance)

    /// - Parameter failing: Which write fails, counted over the whole run.
    func run(failing: Int) throws -> (rows: [[[MemoryValue]]], failures: Int, refused: Int) {
      let store = FailingStore(InMemoryStore())
      var (memory, coordinator) = try FleetMemory.open(store, for: configuration)
      memory.stateInterval = 400
      store.writesLeft = failing
      var refused = 0
      var effects: [FleetEffect] = []
      for entry in entries {
        effects.removeAll(keepingCapacity: true)
        coordinator.handle(entry.input, at: entry.at, into: &effects)
        memory.keep(entry.input, at: entry.at, effects)
        do { try memory.commit(coordinator) } catch {
          #expect(error == .failed(doing: "writing", code: 13, message: "database or disk is full"))
          refused += 1
          #expect(memory.hasUncommitted)
          try memory.commit(coordinator)
        }
      }
      return (try contents(store), store.failures, refused)
    }

    let whole = try run(failing: .max)
    #expect(whole.failures == 0)
    var failing = 1
    while true {
      let cut = try run(failing: failing)
      guard cut.failures > 0 else { break }
      #expect(cut.refused == 1 && cut.rows == whole.rows, "write \(failing)")
      // Each of the first, then ever further apart.
      failing += max(1, failing / 12)
    }
    #expect(failing > 2_000)
  }
}
