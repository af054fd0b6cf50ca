// Keys and values through the door, for every store. Not here: who may (`AccessTests.swift`),
// expiry (`ExpiryTests.swift`).

import Instants
import SharedMemory
import Testing

struct EntryTests {
  @Test("M2: an entry is stored, read, replaced and deleted", arguments: StoreMaker.all)
  func lifecycle(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    #expect(try memory.retrieve("k", as: owner, at: .start) == nil)
    try memory.store("1", under: "k", as: owner, at: .second(1), metadata: "m")
    #expect(
      try memory.retrieve("k", as: owner, at: .second(2))
        == MemoryEntry(
          key: "k", value: "1", metadata: "m", createdAt: 1_000, owner: "owner", team: "red",
          swarm: "north"))
    try memory.store("2", under: "k", as: owner, at: .second(3))
    let entry = try #require(try memory.retrieve("k", as: owner, at: .second(4)))
    #expect(entry.value == "2" && entry.metadata == nil && entry.createdAt == 1_000)
    #expect(try memory.delete("k", as: owner))
    #expect(try !memory.delete("k", as: owner))
    #expect(try memory.retrieve("k", as: owner, at: .second(4)) == nil)
  }

  @Test("M6, B23: a prefix means its bytes, within one partition", arguments: StoreMaker.all)
  func prefixes(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    for agent in ["a_b", "aXb", "a%b", "a"] {
      for number in [2, 10, 1] {
        let key = try KeySpace.key(.snapshots, number: number, of: agent)
        try memory.store("\(number)", under: key, in: "learning", as: owner, at: .start)
        try memory.store("elsewhere", under: key, as: owner, at: .start)
      }
    }
    for agent in ["a_b", "aXb", "a%b", "a"] {
      let prefix = try KeySpace.prefix(.snapshots, of: agent)
      let found = try memory.entries(
        startingWith: prefix, in: "learning", as: owner, at: .start)
      #expect(found.map(\.value) == ["1", "2", "10"], "\(agent)")
      #expect(found.allSatisfy { $0.key.hasPrefix(prefix) && $0.partition == "learning" })
    }
    let all = try memory.entries(startingWith: "", in: "learning", as: owner, at: .start)
    #expect(all.count == 12)
    let first = try memory.entries(
      startingWith: "", in: "learning", as: owner, at: .start, limit: 5)
    #expect(first == Array(all.prefix(5)))
    #expect(try memory.entries(startingWith: "", in: "no", as: owner, at: .start) == [])
    #expect(try memory.clear(partition: "learning", as: owner) == 12)
    #expect(try memory.statistics().totalEntries == 12)
  }

  @Test(
    "M14: keys and partitions that can't be are refused, whatever is asked",
    arguments: StoreMaker.all)
  func refused(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    let long = String(repeating: "x", count: 513)
    for (key, partition) in [
      ("", "p"), ("k", ""), (long, "p"), ("k", long), ("k\n", "p"), ("k", "p\u{0}"), ("k", "p:q"),
    ] {
      #expect(throws: MemoryError.self) {
        try memory.store("v", under: key, in: partition, as: owner, at: .start)
      }
      #expect(throws: MemoryError.self) {
        try memory.retrieve(key, in: partition, as: owner, at: .start)
      }
      #expect(throws: MemoryError.self) { try memory.delete(key, in: partition, as: owner) }
      #expect(throws: MemoryError.self) {
        try memory.grant([.read], to: "a", on: key, in: partition, as: owner, at: .start)
      }
      if partition != "p" {
        #expect(throws: MemoryError.self) { try memory.clear(partition: partition, as: owner) }
        #expect(throws: MemoryError.self) {
          try memory.entries(startingWith: "k", in: partition, as: owner, at: .start)
        }
      }
    }
    #expect(try memory.statistics().totalEntries == 0)
    let longest = String(repeating: "x", count: 512)
    try memory.store("v", under: longest, in: longest, as: owner, at: .start)
    try memory.block("a", on: longest, in: longest, as: owner, at: .start)
    #expect(try memory.retrieve(longest, in: longest, as: owner, at: .start)?.value == "v")
  }

  @Test("partitions and keys can't be taken for each other in a list", arguments: StoreMaker.all)
  func resources(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let (owner, other) = (try Cast.owner(), try Cast.other())
    try memory.store("v", under: "b:c", in: "a", as: owner, at: .start)
    try memory.store("v", under: "c", in: "a", as: owner, at: .start)
    try memory.grant([.read], to: "other", on: "c", in: "a", as: owner, at: .start)
    #expect(try memory.retrieve("c", in: "a", as: other, at: .start) != nil)
    #expect(try denial { _ = try memory.retrieve("b:c", in: "a", as: other, at: .start) } == "Read")
  }
}
