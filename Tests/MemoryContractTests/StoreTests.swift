// What every store must do, a case at a time. Not here: random sequences (`StoreModelTests.swift`).

import SharedMemory
import Testing

struct StoreTests {
  private static func event(_ id: String, type: String = "t", at time: Int64 = 0) -> EventRecord {
    EventRecord(id: id, type: type, payload: "{}", timestamp: time, source: "s")
  }

  private static func pattern(_ id: String, _ pattern: String) -> [MemoryValue] {
    PatternRecord(id: id, pattern: pattern, confidence: 0.5, createdAt: 0).row
  }

  @Test("a duplicate says which table and what stands there twice", arguments: StoreMaker.all)
  func duplicates(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    try store.insert(Self.event("e").row, into: EventRecord.table)
    #expect(throws: MemoryError.duplicate(table: "events", key: "e")) {
      try store.insert(Self.event("e", type: "u").row, into: EventRecord.table)
    }
    #expect(try store.row([.text("e")], in: EventRecord.table) == Self.event("e").row)

    let entry = MemoryEntry(key: "k/1", partition: "p", value: "v", createdAt: 0, owner: "o")
    try store.insert(entry.row, into: MemoryEntry.table)
    #expect(throws: MemoryError.duplicate(table: "memory_entries", key: "k/1:p")) {
      try store.insert(entry.row, into: MemoryEntry.table)
    }
    var elsewhere = entry
    elsewhere.partition = "q"
    try store.insert(elsewhere.row, into: MemoryEntry.table)

    try store.put(Self.pattern("1", "x"), into: PatternRecord.table)
    let error = MemoryError.duplicate(table: "patterns", key: "x")
    #expect(throws: error) { try store.put(Self.pattern("2", "x"), into: PatternRecord.table) }
    #expect(throws: error) { try store.insert(Self.pattern("2", "x"), into: PatternRecord.table) }
    try store.put(Self.pattern("1", "y"), into: PatternRecord.table)
    try store.put(Self.pattern("2", "x"), into: PatternRecord.table)
    #expect(try store.count(MemoryQuery(PatternRecord.table)) == 2)
  }

  @Test("a transaction that throws leaves nothing of itself", arguments: StoreMaker.all)
  func undo(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    for number in 0..<5 {
      try store.insert(Self.event("e\(number)").row, into: EventRecord.table)
    }
    let hint = HintRecord(key: "h", value: "v", createdAt: 0)
    #expect(try store.insert(hint.row, into: HintRecord.table) == 1)
    let before = try store.rows(MemoryQuery(EventRecord.table))
    let bytes = try store.storedBytes
    #expect(throws: MemoryError.invalid("no")) {
      try store.transaction { () throws(MemoryError) in
        try store.put(Self.event("e1", type: "changed").row, into: EventRecord.table)
        try store.remove([.text("e1")], from: EventRecord.table)
        try store.insert(Self.event("e1", type: "again").row, into: EventRecord.table)
        try store.removeRows(MemoryQuery(EventRecord.table))
        try store.insert(Self.event("new").row, into: EventRecord.table)
        try store.insert(hint.row, into: HintRecord.table)
        throw .invalid("no")
      }
    }
    #expect(try store.rows(MemoryQuery(EventRecord.table)) == before)
    #expect(try store.insert(hint.row, into: HintRecord.table) == 2, "a number was lost")
    if store is InMemoryStore {
      try store.remove([.integer(2)], from: HintRecord.table)
      #expect(try store.storedBytes == bytes)
    }
    let answer = try store.transaction { () throws(MemoryError) in
      try store.put(Self.event("e1", type: "changed").row, into: EventRecord.table)
      return 7
    }
    #expect(answer == 7)
    #expect(
      try store.row([.text("e1")], in: EventRecord.table)
        == Self.event("e1", type: "changed").row)
  }

  @Test("numbers given out rise and never come twice", arguments: StoreMaker.all)
  func givenKeys(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    let hint = HintRecord(key: "h", value: "v", createdAt: 0)
    for expected in 1...3 {
      #expect(try store.insert(hint.row, into: HintRecord.table) == Int64(expected))
    }
    #expect(try store.remove([.integer(3)], from: HintRecord.table))
    #expect(try !store.remove([.integer(3)], from: HintRecord.table))
    #expect(try store.insert(hint.row, into: HintRecord.table) == 4)
    try store.put(
      HintRecord(id: 9, key: "h", value: "v", createdAt: 0).row, into: HintRecord.table)
    #expect(try store.insert(hint.row, into: HintRecord.table) == 10)
  }

  @Test("B23: a prefix means its bytes, in a table large and small", arguments: StoreMaker.all)
  func prefixes(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    let names = ["a_b", "aXb", "a%b", "a", "a/", "a/\u{10FFFF}", "b", "A_b"]
    // Fillers on either side, so that ranges begin and end amid others.
    let fillers = (0..<600).map { "\($0 % 2 == 0 ? "!" : "zz")\($0)" }
    try store.transaction { () throws(MemoryError) in
      for name in names + fillers {
        try store.put(Self.event(name).row, into: EventRecord.table)
      }
    }
    func found(_ prefix: String) throws -> [String] {
      let query = MemoryQuery(EventRecord.table, [.prefix(column: 0, prefix)])
      return try store.rows(query).map { try EventRecord(row: $0).id }
    }
    #expect(try found("a_") == ["a_b"])
    #expect(try found("a%") == ["a%b"])
    #expect(try found("a/") == ["a/", "a/\u{10FFFF}"])
    #expect(try found("a") == ["a", "a%b", "a/", "a/\u{10FFFF}", "aXb", "a_b"])
    #expect(try found("").count == names.count + fillers.count)
    #expect(try found("c") == [])
    for filler in fillers { try store.remove([.text(filler)], from: EventRecord.table) }
    #expect(try found("a").count == 6)
    #expect(try found("z") == [])
    try store.put(Self.event("a0").row, into: EventRecord.table)
    #expect(try found("a0") == ["a0"])
  }

  @Test(
    "rows that are equal in the order column come by key, in its direction",
    arguments: StoreMaker.all)
  func order(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    for (id, time) in [("b", 1), ("a", 1), ("c", 0), ("d", 2)] {
      try store.insert(Self.event(id, at: Int64(time)).row, into: EventRecord.table)
    }
    let column = EventRecord.table.position(of: "timestamp")
    func ids(_ isDescending: Bool, _ limit: Int?) throws -> [String] {
      try store.rows(
        MemoryQuery(EventRecord.table, order: column, isDescending: isDescending, limit: limit)
      ).map { try EventRecord(row: $0).id }
    }
    #expect(try ids(false, nil) == ["c", "a", "b", "d"])
    #expect(try ids(true, nil) == ["d", "b", "a", "c"])
    #expect(try ids(true, 1) == ["d"])
    #expect(try ids(false, 2) == ["c", "a"])
    #expect(try ids(false, 0) == [])
  }

  @Test("texts come back byte for byte", arguments: StoreMaker.all)
  func bytes(maker: StoreMaker) throws {
    let store = try maker.make()
    defer { store.close() }
    let texts = [
      "", "a\u{0}b", "\u{1}\n\r\t", "cafe\u{301}", "😀", String(repeating: "x", count: 100_000),
    ]
    for (number, text) in texts.enumerated() {
      var event = Self.event("\(number)")
      event.payload = text
      try store.put(event.row, into: EventRecord.table)
      let row = try #require(try store.row([.text("\(number)")], in: EventRecord.table))
      #expect(Array(try EventRecord(row: row).payload.utf8) == Array(text.utf8))
    }
    let numbers: [Double] = [0, -1.5, 0.1, 1e300, -1e-300, 3]
    for (number, value) in numbers.enumerated() {
      let metric = MetricRecord(
        id: "\(number)", metric: "m", value: value, unit: "u", timestamp: .max)
      try store.put(metric.row, into: MetricRecord.table)
      let row = try #require(try store.row([.text("\(number)")], in: MetricRecord.table))
      #expect(row == metric.row)
    }
  }

  @Test("a closed store says so, and closing twice is once", arguments: StoreMaker.all)
  func closing(maker: StoreMaker) throws {
    let store = try maker.make()
    try store.insert(Self.event("e").row, into: EventRecord.table)
    #expect(try store.storedBytes > 0)
    store.close()
    store.close()
    let query = MemoryQuery(EventRecord.table)
    #expect(throws: MemoryError.closed) { try store.rows(query) }
    #expect(throws: MemoryError.closed) { try store.count(query) }
    #expect(throws: MemoryError.closed) { try store.removeRows(query) }
    #expect(throws: MemoryError.closed) { try store.row([.text("e")], in: EventRecord.table) }
    #expect(throws: MemoryError.closed) {
      try store.put(Self.event("e").row, into: EventRecord.table)
    }
    #expect(throws: MemoryError.closed) {
      try store.insert(Self.event("e").row, into: EventRecord.table)
    }
    #expect(throws: MemoryError.closed) {
      try store.remove([.text("e")], from: EventRecord.table)
    }
    #expect(throws: MemoryError.closed) { try store.storedBytes }
    #expect(throws: MemoryError.closed) { try store.transaction { () throws(MemoryError) in } }
    #expect(MemoryError.closed.description.hasPrefix("Memory manager not initialized"))
  }
}
