// Changes stand together or not at all, whatever refuses or swallows an error in between.
// Not here: a disk that fails (`DiskTests.swift`), others at work on the file (`LockTests.swift`).

import SQLiteMemory
import SharedMemory
import Testing

struct TransactionTests {
  private let file = MemoryFile()
  private let store: SQLiteStore

  init() throws { store = try SQLiteStore(path: file.path) }

  @Test("what throws is undone, and the store goes on")
  func rollback() throws {
    try store.put(Sample.entry("a"), into: MemoryEntry.table)
    #expect(throws: MemoryError.invalid("stop")) {
      try store.transaction { () throws(MemoryError) in
        try store.put(Sample.entry("b"), into: MemoryEntry.table)
        try store.remove([.text("a"), .text("default")], from: MemoryEntry.table)
        throw .invalid("stop")
      }
    }
    #expect(try store.entryKeys() == ["a"])
    let answer = try store.transaction { () throws(MemoryError) in
      try store.put(Sample.entry("c"), into: MemoryEntry.table)
      return 7
    }
    #expect(answer == 7)
    #expect(try store.entryKeys() == ["a", "c"])
  }

  @Test("a row refused leaves the transaction usable")
  func duplicate() throws {
    try store.transaction { () throws(MemoryError) in
      try store.insert(Sample.entry("a"), into: MemoryEntry.table)
      do throws(MemoryError) {
        try store.insert(Sample.entry("a"), into: MemoryEntry.table)
        Issue.record("a key stands once")
      } catch {
        #expect(error == .duplicate(table: "memory_entries", key: "a:default"))
      }
      try store.insert(Sample.entry("b"), into: MemoryEntry.table)
    }
    #expect(try store.entryKeys() == ["a", "b"])
  }

  @Test("putting a value that must be unique takes no other row away")
  func unique() throws {
    try store.put(Sample.pattern("1", "p"), into: PatternRecord.table)
    try store.put(Sample.pattern("2", "q"), into: PatternRecord.table)
    #expect(throws: MemoryError.duplicate(table: "patterns", key: "p")) {
      try store.put(Sample.pattern("2", "p"), into: PatternRecord.table)
    }
    #expect(try store.count(MemoryQuery(PatternRecord.table)) == 2)
    try store.put(Sample.pattern("2", "r"), into: PatternRecord.table)
    #expect(try store.row([.text("2")], in: PatternRecord.table) == Sample.pattern("2", "r"))
  }

  @Test("a value of the wrong kind, none where one must be, or no number is refused")
  func kinds() throws {
    var rows = [[MemoryValue]](repeating: Sample.pattern("1", "p"), count: 3)
    rows[0][2] = .text("high")
    rows[1][7] = .null
    rows[2][2] = .real(.nan)
    for row in rows {
      let error = #expect(throws: MemoryError.self) {
        try store.put(row, into: PatternRecord.table)
      }
      guard case .invalid? = error else {
        Issue.record("\(error as Any)")
        continue
      }
    }
    #expect(try store.count(MemoryQuery(PatternRecord.table)) == 0)
  }

  @Test("keys that the store gives out ascend, and none comes twice")
  func givenKeys() throws {
    func hint(_ id: MemoryValue) -> [MemoryValue] {
      [id, .text("k"), .text("v"), .integer(1), .null]
    }
    #expect(try store.insert(hint(.null), into: HintRecord.table) == 1)
    #expect(try store.insert(hint(.integer(1)), into: HintRecord.table) == 2)
    try store.remove([.integer(2)], from: HintRecord.table)
    #expect(try store.insert(hint(.null), into: HintRecord.table) == 3)
    try store.put(hint(.integer(9)), into: HintRecord.table)
    #expect(try store.insert(hint(.null), into: HintRecord.table) == 10)
    #expect(try store.insert(Sample.event("e"), into: EventRecord.table) == 0)
  }

  @Test("texts come back byte by byte")
  func texts() throws {
    let texts = ["", "a\0b", "é", "e\u{301}", "🐝", "\u{10FFFF}", "'; DROP TABLE events; --"]
    for (number, text) in texts.enumerated() {
      try store.put(Sample.entry("\(number)", value: text), into: MemoryEntry.table)
    }
    let rows = try store.rows(MemoryQuery(MemoryEntry.table))
    for (row, text) in zip(rows, texts) {
      guard case .text(let read) = row[2] else {
        Issue.record("\(row[2])")
        continue
      }
      #expect(read.utf8.elementsEqual(text.utf8))
    }
  }

  @Test("closing within a transaction undoes it")
  func closing() throws {
    #expect(throws: MemoryError.closed) {
      try store.transaction { () throws(MemoryError) in
        try store.put(Sample.entry("a"), into: MemoryEntry.table)
        store.close()
      }
    }
    #expect(try SQLiteStore(path: file.path).entryKeys() == [])
  }
}
