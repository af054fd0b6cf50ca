// What only the store in memory promises: bytes and costs. Not here: what every store does
// (`MemoryContractTests`).

import SharedMemory
import Testing

struct InMemoryStoreTests {
  private static func entry(_ number: Int, value: String = "v") -> MemoryEntry {
    MemoryEntry(
      key: "phase2/learning/agent-\(number % 17)/snapshots/\(1_000_000 + number)", value: value,
      createdAt: 0, owner: "o")
  }

  /// Ten columns of a stride each, and the bytes of five texts.
  @Test("stored bytes are those of all elements, and come and go with them")
  func bytes() throws {
    let store = InMemoryStore()
    let stride = 10 * MemoryLayout<MemoryValue>.stride
    let small = MemoryEntry(key: "kk", partition: "ppp", value: "é", createdAt: 0, owner: "o")
    let texts = "kk".utf8.count + "ppp".utf8.count + "é".utf8.count + "o".utf8.count
    #expect(try store.storedBytes == 0)
    try store.put(small.row, into: MemoryEntry.table)
    #expect(try store.storedBytes == stride + texts + "private".utf8.count)
    var large = small
    large.value = String(repeating: "x", count: 1_000)
    try store.put(large.row, into: MemoryEntry.table)
    #expect(try store.storedBytes == stride + texts + "private".utf8.count + 1_000 - 2)
    try store.remove([.text("kk"), .text("ppp")], from: MemoryEntry.table)
    #expect(try store.storedBytes == 0)
  }

  /// The shares are far from what is measured, a hundredth and a thousandth, so that a busy machine
  /// can't make them fail.
  @Test("finding by a key's beginning takes a small part of what looking at each takes")
  func range() throws {
    let store = InMemoryStore()
    for number in 0..<20_000 {
      try store.put(Self.entry(number).row, into: MemoryEntry.table)
    }
    let clock = ContinuousClock()
    func best(_ condition: MemoryQuery.Condition, _ expected: Int) throws -> Duration {
      var best = Duration.seconds(1_000)
      for _ in 0..<5 {
        let query = MemoryQuery(MemoryEntry.table, [condition])
        var found = 0
        let elapsed = try clock.measure { found = try store.count(query) }
        #expect(found == expected)
        best = min(best, elapsed)
      }
      return best
    }
    let ranged = try best(
      .prefix(column: 0, "phase2/learning/agent-3/snapshots/101"), 588)
    let single = try best(
      .equal(column: 0, .text("phase2/learning/agent-3/snapshots/1000003")), 1)
    let scanned = try best(.equal(column: 2, .text("nothing")), 0)
    #expect(ranged < scanned / 4)
    #expect(single < scanned / 20)
  }

  /// Without closing up, looking at the 50,000 places that ever were takes hundreds of times as
  /// long as looking at ten; with it, at most the places of about a hundred.
  @Test("rows that come and go leave no room taken behind")
  func emptied() throws {
    let (churned, fresh) = (InMemoryStore(), InMemoryStore())
    for number in 0..<50_000 {
      try churned.put(Self.entry(number).row, into: MemoryEntry.table)
      if number >= 10 {
        let old = Self.entry(number - 10)
        try churned.remove([.text(old.key), .text(old.partition)], from: MemoryEntry.table)
      }
      if number < 10 { try fresh.put(Self.entry(number).row, into: MemoryEntry.table) }
    }
    let clock = ContinuousClock()
    func best(_ store: InMemoryStore) throws -> Duration {
      var best = Duration.seconds(1_000)
      for _ in 0..<20 {
        var found = 0
        let elapsed = try clock.measure {
          for _ in 0..<10 { found += try store.rows(MemoryQuery(MemoryEntry.table)).count }
        }
        #expect(found == 100)
        best = min(best, elapsed)
      }
      return best
    }
    #expect(try best(churned) < best(fresh) * 10)
  }
}
