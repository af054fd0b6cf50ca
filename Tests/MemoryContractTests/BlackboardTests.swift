// Hints, events and patterns, for every store. Not here: their expiry (`ExpiryTests.swift`).

import Instants
import SharedMemory
import Testing

struct BlackboardTests {
  @Test(
    "M7: hints come newest first, and a later one doesn't remove an earlier",
    arguments: StoreMaker.all)
  func hints(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for (number, (key, second)) in [("a", 1.0), ("a", 2), ("a", 2), ("a_b", 3), ("aXb", 4)]
      .enumerated()
    {
      #expect(
        try memory.postHint("\(number)", under: key, at: .second(second)) == Int64(number + 1))
    }
    #expect(try memory.hints(under: "a", at: .second(5)).map(\.value) == ["2", "1", "0"])
    #expect(try memory.hints(startingWith: "a_", at: .second(5)).map(\.value) == ["3"])
    #expect(
      try memory.hints(startingWith: "a", at: .second(5)).map(\.value) == ["4", "3", "2", "1", "0"])
    #expect(throws: MemoryError.self) { try memory.postHint("v", under: "", at: .start) }
  }

  @Test(
    "B7, C14: events made in one moment are all kept, in order, with no chance in their names",
    arguments: StoreMaker.all)
  func events(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    var ids: [String] = []
    for number in 0..<2_000 {
      ids.append(
        try memory.storeEvent(
          number % 2 == 0 ? "even" : "odd", payload: "\(number)", from: "s\(number % 3)",
          at: .second(1 + Double(number / 1_000))))
    }
    #expect(Set(ids).count == 2_000 && ids == ids.sorted())
    #expect(
      ids[0] == "event-000000000001000-000001" && ids[1_999] == "event-000000000002000-001000")
    let even = try memory.events(ofType: "even", at: .second(3))
    #expect(even.map(\.payload) == stride(from: 1_998, through: 0, by: -2).map { "\($0)" })
    #expect(
      try memory.events(from: "s1", at: .second(3), limit: 2).map(\.payload) == ["1999", "1996"])
    // Another memory on the same rows begins to count anew, and goes round what is taken.
    try memory.storeEvent(
      "x", payload: "{}", from: "s", at: .second(9), id: "event-000000000009000-000001")
    #expect(
      try memory.storeEvent("x", payload: "{}", from: "s", at: .second(9))
        == "event-000000000009000-000002")
    #expect(throws: MemoryError.duplicate(table: "events", key: "mine")) {
      for _ in 0..<2 {
        try memory.storeEvent("x", payload: "{}", from: "s", at: .start, id: "mine")
      }
    }
    #expect(throws: MemoryError.self) {
      try memory.storeEvent("", payload: "", from: "s", at: .start)
    }
    #expect(throws: MemoryError.self) {
      try memory.storeEvent("t", payload: "", from: "", at: .start)
    }
  }

  @Test("B10: patterns are written and read back, the surest first", arguments: StoreMaker.all)
  func patterns(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for (id, confidence) in [("a", 0.5), ("b", 0.9), ("c", 0.8), ("d", 0.9)] {
      try memory.storePattern(
        id: id, pattern: "kind:\(id)", confidence: confidence, usageCount: 3, metadata: "{}",
        at: .second(1))
    }
    #expect(try memory.patterns(ofConfidence: 0.8, at: .second(1)).map(\.id) == ["d", "b", "c"])
    #expect(
      try memory.pattern(reading: "kind:b", at: .second(1))
        == PatternRecord(
          id: "b", pattern: "kind:b", confidence: 0.9, usageCount: 3, metadata: "{}",
          ttlSeconds: 604_800, expiresAt: 604_801_000, createdAt: 1_000))
    #expect(throws: MemoryError.duplicate(table: "patterns", key: "kind:b")) {
      try memory.storePattern(id: "e", pattern: "kind:b", confidence: 1, at: .start)
    }
    for confidence in [-0.1, 1.1, .nan] {
      #expect(throws: MemoryError.self) {
        try memory.storePattern(id: "e", pattern: "kind:e", confidence: confidence, at: .start)
      }
    }
    let error = #expect(throws: MemoryError.self) { try memory.pattern("e", at: .start) }
    #expect(error?.description == "Pattern not found: e")
  }

  @Test("C23: a pattern lives seven days from its last use", arguments: StoreMaker.all)
  func use(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for id in ["used", "unused"] {
      try memory.storePattern(id: id, pattern: id, confidence: 0.9, at: .start)
    }
    for day in stride(from: Int64(6), through: 30, by: 6) {
      try memory.countPatternUse("used", at: .day(day))
      try memory.cleanExpired(at: .day(day))
    }
    let left = try memory.patterns(ofConfidence: 0, at: .day(30), includingExpired: true)
    #expect(left.map(\.id) == ["used"] && left[0].usageCount == 5)
    #expect(left[0].expiresAt == 3_196_800_000)
    #expect(throws: MemoryError.self) { try memory.countPatternUse("used", at: .day(37)) }
  }
}
