// A fleet that stops anywhere and goes on from its store does what it would have done.
// Not here: kills (`SQLiteMemoryTests`), the live program (`CommandTests`).

import FleetModel
import FleetSimulation
import Foundation
import GroundTruth
import Instants
import LearningCore
import SharedMemory
import Stochastics
import Testing

struct RestartTests {
  private static var fleet: BusyFleet { .longer }

  /// Feeds inputs as they were logged, a commit after each, and compares what each brings.
  private static func feed(
    _ entries: ArraySlice<CoordinatorLog.Entry>, to coordinator: inout FleetCoordinator,
    _ memory: FleetMemory
  ) throws -> Int {
    var differences = 0
    var effects: [FleetEffect] = []
    for entry in entries {
      effects.removeAll(keepingCapacity: true)
      coordinator.handle(entry.input, at: entry.at, into: &effects)
      differences += effects == entry.effects ? 0 : 1
      memory.keep(entry.input, at: entry.at, effects)
      try memory.commit(coordinator)
      if effects.contains(.readSharedPatterns) { _ = try memory.sharedPatterns(at: entry.at) }
    }
    return differences
  }

  @Test(
    "L2, Q14: stopped after any input and reopened, every later effect, the state and the store are the same",
    arguments: StorePlace.allCases)
  func restart(place: StorePlace) throws {
    let arm = Arm.full
    let world = Self.fleet.world
    let played = Simulation.playLogged(arm, in: world, chance: Self.fleet.chance)
    let entries = played.log.entries
    let configuration = arm.configuration(of: world.plan, chance: Self.fleet.chance)

    let whole = try place.make()
    defer { whole.remove() }
    var (memory, coordinator) = try FleetMemory.open(try whole.open(), for: configuration)
    memory.stateInterval = 700
    #expect(try Self.feed(entries[...], to: &coordinator, memory) == 0)
    #expect(coordinator == played.coordinator)
    memory.close()
    let expected = try contents(try whole.open())

    let cut = try place.make()
    defer { cut.remove() }
    var stream = StreamRoot(seed: 20, replication: 0).key(Purpose("stops")).stream(entity: 0)
    var stops = (0..<20).map { _ in stream.index(below: entries.count) }.sorted()
    stops.append(entries.count)
    (memory, coordinator) = try FleetMemory.open(try cut.open(), for: configuration)
    memory.stateInterval = 700
    var first = 0
    for stop in stops {
      #expect(try Self.feed(entries[first..<stop], to: &coordinator, memory) == 0)
      first = stop
      memory.close()
      let before = coordinator
      (memory, coordinator) = try FleetMemory.open(try cut.open(), for: configuration)
      memory.stateInterval = 700
      #expect(coordinator == before, "after \(stop) inputs")
    }
    #expect(coordinator == played.coordinator)
    memory.close()
    #expect(try contents(try cut.open()) == expected)

    // That it was worth a try: everything happened.
    let counts = played.result.lifecycle
    for type in LearningEventType.allCases where type != .strategyChanged {
      #expect(counts.count(of: type) > 0, "\(type.rawValue)")
    }
    #expect(counts.testsCompleted > 0 && counts.alerts > 0 && counts.quarantined > 0)
    #expect(expected[2].count > 1_000, "events")
  }

  @Test("memory and a file keep the same rows, whether committed one by one or in groups")
  func sameRows() throws {
    var found: [[[[MemoryValue]]]] = []
    for place in StorePlace.allCases {
      for rule in [CommitRule.eachTask, .group(64)] {
        let made = try place.make()
        defer { made.remove() }
        let source = StoreSource(rule: rule) { [open = made.open] _, _ in try open() }
        _ = Simulation.playLogged(
          .full, in: Self.fleet.world, chance: Self.fleet.chance, stores: source)
        // A journal has a row for each commit, and states stand where commits were, as do the versions that
        // they name.
        found.append(
          try contents(try made.open()).prefix(MemoryTables.documented.count).map { rows in
            rows.filter { row in
              guard case .text(let key)? = row.first else { return true }
              return !key.hasPrefix("phase2/fleet/") && !key.hasSuffix("/state")
                && !key.contains("/versions/")
            }
          })
      }
    }
    for other in found.dropFirst() {
      for (table, rows) in other.enumerated() {
        let difference = zip(rows, found[0][table]).first { $0 != $1 }
        #expect(difference == nil && rows.count == found[0][table].count)
      }
    }
    #expect(found[0].reduce(0) { $0 + $1.count } > 1_000)
  }

  @Test(
    "P1: an agent's first window of tasks is kept once, as what improvement is measured against")
  func baseline() throws {
    let made = try StorePlace.memory.make()
    let source = StoreSource { [open = made.open] _, _ in try open() }
    _ = Simulation.playLogged(
      .full, in: Self.fleet.world, chance: Self.fleet.chance, stores: source)
    let store = try made.open()
    func entry(_ document: LearningDocument, of agent: Agent) throws -> MemoryEntry {
      let key = try KeySpace.key(document, of: agent.name)
      let row = try store.row([.text(key), .text(KeySpace.partition)], in: MemoryEntry.table)
      return try MemoryEntry(row: try #require(row, "\(key)"))
    }
    for agent in Self.fleet.world.plan.fleet.agents {
      let (first, last) = (try entry(.baseline, of: agent), try entry(.improvement, of: agent))
      let baseline = try JSONDecoder().decode(
        PerformanceBaseline.self, from: Data(first.value.utf8))
      let improvement = try JSONDecoder().decode(
        PerformanceImprovement.self, from: Data(last.value.utf8))
      let windows = try #require(improvement.windows)
      #expect(baseline.score == windows.dayZero && baseline.tasks == windows.dayZeroTasks)
      #expect(baseline.startedAt < first.createdAt && first.createdAt < last.createdAt)
      #expect(first.expiresAt == nil)
    }
  }

  @Test("a store of another configuration is refused, and so is a journal with a piece missing")
  func refused() throws {
    let world = Self.fleet.world
    let configuration = Arm.full.configuration(of: world.plan, chance: Self.fleet.chance)
    let made = try StorePlace.memory.make()
    let entries = Simulation.playLogged(.full, in: world, chance: Self.fleet.chance).log.entries
    var (memory, coordinator) = try FleetMemory.open(try made.open(), for: configuration)
    _ = try Self.feed(entries[..<50], to: &coordinator, memory)
    var other = configuration
    other.parameters[0].learningRate = 0.5
    #expect(throws: FleetMemoryError.otherConfiguration) {
      try FleetMemory.open(try made.open(), for: other)
    }
    let store = try made.open()
    try store.remove([.integer(7)], from: JournalRecord.table)
    #expect(throws: FleetMemoryError.journal(key: "journal 8", problem: "7 is missing before it")) {
      try FleetMemory.open(try made.open(), for: configuration)
    }
  }
}
