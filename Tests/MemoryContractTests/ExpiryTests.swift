// What is over is hidden, then gone, for every store. Not here: the policies' numbers
// (`SharedMemoryTests/KeySpaceTests.swift`).

import Instants
import SharedMemory
import Testing

struct ExpiryTests {
  @Test(
    "M3, C21: each kind of data expires when documented, overridden or never",
    arguments: StoreMaker.all)
  func policies(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    let days: [(String, Int64?)] = [
      ("state", nil), ("snapshots/000000000001", 90), ("cycles/000000000001", 30),
      ("abtests/x", 30), ("failure-patterns/x", 7), ("versions/v1", nil), ("strategies/x", nil),
    ]
    for (name, expected) in days {
      let key = "phase2/learning/a/" + name
      try memory.store("v", under: key, in: "learning", as: owner, at: .day(1))
      let entry = try memory.retrieve(key, in: "learning", as: owner, at: .day(1))
      #expect(entry?.expiresAt == expected.map { ($0 + 1) * 86_400_000 }, "\(name)")
      try memory.store(
        "v", under: key, in: "learning", as: owner, at: .day(1),
        keptFor: RetentionPolicy(seconds: 10))
      let short = try memory.retrieve(key, in: "learning", as: owner, at: .day(1))
      #expect(short?.expiresAt == 86_410_000)
    }
    try memory.postHint("v", under: "h", at: .start)
    #expect(try memory.hints(under: "h", at: .start).first?.expiresAt == 1_800_000)
    try memory.postHint("v", under: "h0", at: .start, keptFor: .forever)
    #expect(try memory.hints(under: "h0", at: .day(9_000)).count == 1)
    try memory.storeEvent("t", payload: "{}", from: "s", at: .start)
    #expect(try memory.events(ofType: "t", at: .start).first?.expiresAt == 2_592_000_000)
    try memory.storePattern(id: "p", pattern: "x", confidence: 1, at: .start)
    #expect(try memory.pattern("p", at: .start).expiresAt == 604_800_000)
    try memory.propose(
      id: "c", decision: "d", by: "a", voters: ["a"], quorum: 1, at: .start)
    #expect(try memory.proposal("c", at: .start).expiresAt == 604_800_000)
  }

  @Test(
    "M4: what is over at a moment is hidden from it on, unless asked for", arguments: StoreMaker.all
  )
  func hidden(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    let policy = try RetentionPolicy(seconds: 10)
    try memory.store("v", under: "k", as: owner, at: .start, keptFor: policy)
    try memory.postHint("v", under: "k", at: .start, keptFor: policy)
    try memory.storeEvent("t", payload: "{}", from: "s", at: .start, keptFor: policy)
    try memory.storePattern(id: "p", pattern: "x", confidence: 1, at: .start, keptFor: policy)
    try memory.storeWorkflow(
      id: "w", step: "s", status: .pending, checkpoint: "{}", sha: "", at: .start, keptFor: policy)
    try memory.createArtifact(
      id: "a", kind: .code, path: "p", sha256: "s", tags: ["t"], at: .start, keptFor: policy)
    /// How many of eleven ways to read find it.
    func found(_ now: Instant, _ all: Bool) throws -> Int {
      var count = 0
      count += try memory.retrieve("k", as: owner, at: now, includingExpired: all) == nil ? 0 : 1
      count += try memory.entries(
        startingWith: "", as: owner, at: now, includingExpired: all
      ).count
      count += try memory.hints(under: "k", at: now, includingExpired: all).count
      count += try memory.hints(startingWith: "", at: now, includingExpired: all).count
      count += try memory.events(ofType: "t", at: now, includingExpired: all).count
      count += try memory.events(from: "s", at: now, includingExpired: all).count
      count += try memory.patterns(ofConfidence: 0, at: now, includingExpired: all).count
      count += (try? memory.pattern("p", at: now, includingExpired: all)) == nil ? 0 : 1
      count += (try? memory.pattern(reading: "x", at: now, includingExpired: all)) == nil ? 0 : 1
      count += try memory.workflows(.pending, at: now, includingExpired: all).count
      count += try memory.artifacts(tagged: "t", at: now, includingExpired: all).count
      return count
    }
    #expect(try found(.second(9.999), false) == 11)
    #expect(try found(.second(10), false) == 0)
    #expect(try found(.second(10), true) == 11)
  }

  @Test(
    "M5, B24: cleaning removes what is over, counts it truly and says when to come again",
    arguments: StoreMaker.all)
  func cleaning(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let owner = try Cast.owner()
    #expect(memory.nextCleaning == .start + .hours(1))
    for number in 1...6 {
      let policy = try RetentionPolicy(seconds: Int64(number * 10))
      try memory.store("v", under: "k\(number)", as: owner, at: .start, keptFor: policy)
      try memory.block("x", on: "k\(number)", as: owner, at: .start)
      if number <= 5 { try memory.postHint("v", under: "h", at: .start, keptFor: policy) }
      if number <= 4 {
        try memory.storeEvent("t", payload: "{}", from: "s", at: .start, keptFor: policy)
        try memory.storePattern(
          id: "\(number)", pattern: "\(number)", confidence: 1, at: .start, keptFor: policy)
      }
      if number <= 3 {
        try memory.propose(
          id: "\(number)", decision: "d", by: "a", voters: ["a"], quorum: 1, at: .start,
          keptFor: policy)
        try memory.storeWorkflow(
          id: "\(number)", step: "s", status: .pending, checkpoint: "{}", sha: "", at: .start,
          keptFor: policy)
        try memory.createArtifact(
          id: "\(number)", kind: .data, path: "p", sha256: "s", at: .start, keptFor: policy)
      }
    }
    try memory.store("v", under: "forever", as: owner, at: .start)
    var expected = ExpiredCounts()
    #expect(try memory.cleanExpired(at: .second(9)) == expected)
    (expected.entries, expected.hints, expected.events, expected.patterns) = (2, 2, 2, 2)
    (expected.proposals, expected.workflows, expected.artifacts) = (2, 2, 2)
    #expect(try memory.cleanExpired(at: .second(20)) == expected)
    #expect(expected.total == 14)
    #expect(try memory.cleanExpired(at: .second(20)).total == 0)
    let rest = try memory.statistics()
    #expect(rest.totalEntries == 5 && rest.totalHints == 3 && rest.totalEvents == 2)
    #expect(rest.totalConsensus == 1 && rest.totalWorkflows == 1 && rest.totalArtifacts == 1)
    #expect(try memory.cleanExpired(at: .day(1)).total == 4 + 3 + 2 + 2 + 1 + 1 + 1)
    #expect(memory.nextCleaning == .day(1) + .hours(1))
    #expect(try memory.statistics().totalEntries == 1)
    // The lists went with their entries.
    try memory.store("v", under: "k1", as: owner, at: .start)
    #expect(throws: MemoryError.notFound(thing: "ACL", id: "default:k1")) {
      try memory.accessList(of: "k1", as: owner, at: .start)
    }
  }

  @Test("what has expired counts as absent for whoever stores next", arguments: StoreMaker.all)
  func successor(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let (owner, other) = (try Cast.owner(), try Cast.other())
    try memory.store(
      "1", under: "k", as: owner, at: .start, scope: AccessScope(.public),
      keptFor: RetentionPolicy(seconds: 10))
    try memory.block("loner", on: "k", as: owner, at: .start)
    #expect(try denial { try memory.store("2", under: "k", as: other, at: .second(9)) } == "Write")
    try memory.store("2", under: "k", as: other, at: .second(10), scope: AccessScope(.public))
    let entry = try memory.retrieve("k", as: Cast.loner(), at: .second(11))
    #expect(entry?.owner == "other" && entry?.createdAt == 10_000 && entry?.expiresAt == nil)
  }
}
