// Who may do what through the door, for every store. Not here: the rule by itself
// (`SharedMemoryTests/AccessControlTests.swift`).

import Instants
import SharedMemory
import Testing

struct AccessTests {
  /// What each may, by first letters: read, write, delete, share. Source: FACTS §1.12.
  private static let table: [(level: AccessLevel, who: [String])] = [
    // The owner, a member, another, the system.
    (.private, ["rwds", "", "", ""]), (.team, ["rwds", "rws", "", ""]),
    (.swarm, ["rwds", "rws", "", ""]), (.public, ["rwds", "rs", "rs", "rs"]),
    (.system, ["", "", "", "rwds"]),
  ]

  @Test("A34, B22: every way in asks the rule", arguments: StoreMaker.all)
  func everyWay(maker: StoreMaker) throws {
    let who = [try Cast.owner(), try Cast.member(), try Cast.other(), .system]
    for (level, letters) in Self.table {
      for (principal, letters) in zip(who, letters) {
        let memory = try maker.memory()
        defer { memory.close() }
        // The core's own writer, since only the system could make a thing of its level.
        try memory.writer(as: .system).put(
          MemoryEntry(
            key: "k", value: "v", createdAt: 0, owner: "owner", level: level, team: "red",
            swarm: "north"))
        let what = "\(level) \(principal.agent)"
        let read = try denial { _ = try memory.retrieve("k", as: principal, at: .start) }
        #expect(read == (letters.contains("r") ? nil : "Read"), "\(what)")
        let seen = try memory.entries(startingWith: "", as: principal, at: .start)
        #expect(seen.count == (letters.contains("r") ? 1 : 0), "\(what)")
        let write = try denial { try memory.store("w", under: "k", as: principal, at: .start) }
        #expect(write == (letters.contains("w") ? nil : "Write"), "\(what)")
        // Granting needs sharing and what is granted; owners and the system may always.
        let share = try denial {
          try memory.grant([.read], to: "friend", on: "k", as: principal, at: .start)
        }
        let mayShare = letters.contains("s") || principal.isSystem || principal.agent == "owner"
        #expect(share == (mayShare ? nil : "Share"), "\(what)")
        let cleared = try denial { try memory.clear(partition: "default", as: principal) }
        #expect(cleared == (letters.contains("d") ? nil : "Delete"), "\(what)")
        #expect(try memory.statistics().totalEntries == (letters.contains("d") ? 0 : 1))
      }
    }
  }

  @Test(
    "A35, C32: whoever writes, the owner stays and so does the scope", arguments: StoreMaker.all)
  func ownership(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let (owner, member) = (try Cast.owner(), try Cast.member())
    try memory.store("1", under: "k", as: owner, at: .start, scope: Cast.scope(.team))
    try memory.store("2", under: "k", as: member, at: .second(1))
    try memory.store("3", under: "k", as: member, at: .second(1), scope: Cast.scope(.team))
    let entry = try #require(try memory.retrieve("k", as: owner, at: .second(1)))
    #expect(entry.value == "3" && entry.owner == "owner" && entry.level == .team)
    #expect(entry.team == "red" && entry.swarm == "north" && entry.createdAt == 0)
    for level in [AccessLevel.private, .swarm, .public, .system] {
      let scope = try Cast.scope(level)
      let stored = try denial {
        try memory.store("4", under: "k", as: member, at: .second(1), scope: scope)
      }
      let changed = try denial {
        try memory.changeAccess(to: scope, of: "k", as: member, at: .second(1))
      }
      #expect(stored == "Write" && changed == "Write")
    }
    #expect(try memory.retrieve("k", as: owner, at: .second(1)) == entry)
    try memory.store("5", under: "k", as: owner, at: .second(2), scope: AccessScope(.private))
    #expect(try denial { _ = try memory.retrieve("k", as: member, at: .second(2)) } == "Read")
    #expect(try memory.retrieve("k", as: owner, at: .second(2))?.owner == "owner")
    let system = try denial {
      try memory.changeAccess(to: Cast.scope(.public), of: "k", as: .system, at: .start)
    }
    #expect(system == nil)
    #expect(try memory.retrieve("k", as: member, at: .second(2))?.value == "5")
  }

  @Test(
    "S6, C32: shared patterns are written by their owner, or by grant", arguments: StoreMaker.all)
  func sharedPatterns(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let (owner, member) = (try Cast.owner(), try Cast.member())
    let key = try KeySpace.sharedPattern("p")
    let swarm = try Cast.scope(.swarm)
    try memory.store("1", under: key, in: KeySpace.partition, as: owner, at: .start, scope: swarm)
    func write(_ text: String, _ principal: Principal) throws -> String? {
      try denial {
        try memory.store(text, under: key, in: KeySpace.partition, as: principal, at: .second(1))
      }
    }
    let shared = try memory.entries(
      startingWith: KeySpace.sharedPatterns, in: KeySpace.partition, as: member, at: .start)
    #expect(shared.map(\.value) == ["1"])
    let outside = try memory.entries(
      startingWith: KeySpace.sharedPatterns, in: KeySpace.partition, as: Cast.other(), at: .start)
    #expect(outside == [], "S6: an outsider reads")
    #expect(try write("stolen", member) == "Write")
    #expect(try write("2", owner) == nil)
    try memory.grant(
      [.write], to: "member", on: key, in: KeySpace.partition, as: owner, at: .start)
    #expect(try write("3", member) == nil)
    let entry = try memory.retrieve(key, in: KeySpace.partition, as: owner, at: .second(1))
    #expect(entry?.value == "3" && entry?.owner == "owner")
  }

  @Test(
    "only the system gives the system's level, or a writer past the rules",
    arguments: StoreMaker.all)
  func systemAlone(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let system = try AccessScope(.system)
    let created = try denial {
      try memory.store("v", under: "k", as: Cast.owner(), at: .start, scope: system)
    }
    #expect(created == "Write")
    #expect(try denial { _ = try memory.writer(as: Cast.owner()) } == "Write")
    try memory.store("v", under: "k", as: .system, at: .start, scope: system)
    #expect(try memory.retrieve("k", as: .system, at: .start)?.owner == "system")
    #expect(try denial { _ = try memory.retrieve("k", as: Cast.owner(), at: .start) } == "Read")
  }

  @Test("a writer writes all or nothing", arguments: StoreMaker.all)
  func writer(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let writer = try memory.writer(as: .system)
    let entry = MemoryEntry(key: "k", value: "v", createdAt: 0, owner: "owner")
    let hint = HintRecord(key: "h", value: "v", createdAt: 0)
    try writer.write([entry, hint, hint])
    #expect(try memory.hints(under: "h", at: .start).map(\.id) == [2, 1])
    let bad = MetricRecord(id: "m", metric: "m", value: .nan, unit: "u", timestamp: 0)
    #expect(throws: MemoryError.self) { try writer.write([hint, bad]) }
    #expect(try memory.hints(under: "h", at: .start).count == 2)
    #expect(try memory.statistics().totalMetrics == 0)
  }
}
