// Prefixes are ranges that an index answers, and real counts come back. Not here: what queries mean for
// every store (`MemoryContractTests`).

import SQLiteMemory
import SharedMemory
import Testing

struct QueryTests {
  private let file = MemoryFile()
  private let store: SQLiteStore

  init() throws { store = try SQLiteStore(path: file.path) }

  /// B23: `LIKE` would let "_" and "%" stand for anything.
  @Test("M6: a prefix is letters, whatever they are")
  func letters() throws {
    let keys = [
      "a", "a%b", "a_b", "aXb", "aé", "a\u{D7FF}x", "a\u{E000}", "a\u{10FFFF}", "a\u{10FFFF}z", "b",
      "\u{10FFFF}\u{10FFFF}",
    ]
    for key in keys { try store.put(Sample.entry(key), into: MemoryEntry.table) }
    for prefix in keys + ["", "a\u{D7FF}", "\u{10FFFF}"] {
      let found = try store.rows(MemoryQuery(MemoryEntry.table, [.prefix(column: 0, prefix)]))
      let bytes = Array(prefix.utf8)
      let expected = keys.filter { $0.utf8.starts(with: bytes) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(found.map { $0[0] } == expected.map(MemoryValue.text), "\(prefix)")
    }
  }

  @Test("M6: a prefix is a range of the key's index, whatever else is asked")
  func plan() throws {
    let prefix = MemoryQuery.Condition.prefix(column: 0, "agent/")
    let queries = [
      MemoryQuery(MemoryEntry.table, [prefix]),
      MemoryQuery(MemoryEntry.table, [.equal(column: 1, .text("default")), prefix]),
      MemoryQuery(
        MemoryEntry.table,
        [
          .equal(column: 1, .text("p")), prefix, .missingOrAbove(column: 5, .integer(1)),
          .equal(column: 6, .text("owner")), .equal(column: 7, .text("private")),
        ], order: 4, isDescending: true, limit: 3),
    ]
    for query in queries {
      let plan = try store.plan(of: query).joined(separator: "; ")
      #expect(plan.contains("sqlite_autoindex_memory_entries_1 (key>? AND key<?)"), "\(plan)")
      #expect(!plan.contains("SCAN"))
    }
    // The check bites: without a prefix there is nothing to search by.
    let all = try store.plan(of: MemoryQuery(MemoryEntry.table, [.equal(column: 2, .text("v"))]))
    #expect(all.joined().contains("SCAN"))
  }

  @Test("each indexed column is searched by its index", arguments: MemoryTables.all.map(\.name))
  func indexes(name: String) throws {
    let table = try #require(MemoryTables.all.first { $0.name == name })
    for column in table.indexed {
      let value: MemoryValue = table.columns[column].kind == .text ? .text("a") : .integer(1)
      let equal = MemoryQuery(table, [.equal(column: column, value)])
      let atMost = MemoryQuery(table, [.atMost(column: column, value)])
      for plan in [try store.plan(of: equal), try store.plan(of: atMost, removing: true)] {
        let index = "INDEX \(name)_\(table.columns[column].name) ("
        #expect(plan.joined().contains("SEARCH") && plan.joined().contains(index), "\(plan)")
      }
    }
  }

  /// B24: the count that came back used to be 0.
  @Test("M5: removing what is over says how much it was")
  func expiry() throws {
    for number in 0..<100 {
      let over = number % 4 == 0 ? nil : Int64(number)
      try store.put(Sample.entry("\(number)", expiresAt: over), into: MemoryEntry.table)
    }
    // Of 1…50 without the multiples of 4, of which there are 12.
    let over = MemoryQuery(MemoryEntry.table, [.atMost(column: 5, .integer(50))])
    #expect(try store.count(over) == 38)
    #expect(try store.removeRows(over) == 38)
    #expect(try store.removeRows(over) == 0)
    #expect(try store.removeRows(MemoryQuery(MemoryEntry.table)) == 62)
  }
}
