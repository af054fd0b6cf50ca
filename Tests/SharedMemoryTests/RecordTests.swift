// Records to rows and back, and rows that are refused. Not here: JSON inside a text
// (`JSONTextTests.swift`).

import SharedMemory
import Testing

struct RecordTests {
  /// One of each, all fields different from one another where they can be.
  static func samples() throws -> [any MemoryRecord] {
    [
      MemoryEntry(
        key: "k", partition: "p", value: "v", metadata: "m", createdAt: 1, expiresAt: 2,
        owner: "o", level: .swarm, team: "t", swarm: "s"),
      try list(),
      EventRecord(
        id: "e", type: "t", payload: "p", timestamp: 1, source: "s", ttlSeconds: 2, expiresAt: 3),
      PatternRecord(
        id: "p", pattern: "k:s", confidence: 0.25, usageCount: 1, metadata: "m", ttlSeconds: 2,
        expiresAt: 3, createdAt: 4),
      MetricRecord(id: "m", metric: "n", value: -1.5, unit: "u", timestamp: 1, agent: "a"),
      AgentRecord(
        id: "a", type: "t", capabilities: ["x", "y"], status: .idle, performance: "{}",
        createdAt: 1, updatedAt: 2),
      WorkflowRecord(
        id: "w", step: "s", status: .inProgress, checkpoint: "c", sha: "h", ttlSeconds: 1,
        createdAt: 2, updatedAt: 3),
      try proposal(),
      ArtifactRecord(
        id: "a", kind: .doc, path: "p", sha256: "h", tags: ["x"], metadata: "m", ttlSeconds: 1,
        createdAt: 2),
      session(),
      GoalRecord(id: "g", conditions: "c", cost: -1, priority: "high", createdAt: 1),
      PlanningActionRecord(
        id: "a", preconditions: "p", effects: "e", cost: 1, agentType: "t", createdAt: 2),
      PlanRecord(id: "p", goal: "g", sequence: ["a", "b"], totalCost: 1, createdAt: 2),
      OODARecord(
        id: "o", phase: .decide, observations: "o", orientation: "r", decision: "d", action: "a",
        timestamp: 1, isCompleted: true, result: "z"),
      HintRecord(id: 1, key: "k", value: "v", createdAt: 2, expiresAt: 3),
      JournalRecord(number: 1, lines: "l"),
    ]
  }

  private static func list() throws -> AccessEntry {
    var list = try AccessEntry(
      resource: "default:k", owner: "o", scope: AccessScope(.team, team: "t", swarm: "s"),
      createdAt: 1)
    try list.grant([.read, .share], to: "a \"quoted\" name")
    try list.block("b")
    list.updatedAt = 2
    return list
  }

  private static func proposal() throws -> ConsensusRecord {
    var proposal = try ConsensusRecord(
      id: "c", decision: "d", proposer: "p", voters: ["x", "y", "z"], quorum: 2, createdAt: 3)
    try proposal.count(.support, of: "y", at: 4)
    try proposal.count(.against, of: "z", at: 4)
    return proposal
  }

  private static func session() -> SessionRecord {
    var session = SessionRecord(id: "s", mode: .hiveMind, state: "{}", createdAt: 5)
    session.checkpoints = [.init(at: 6, state: "[1]"), .init(at: 7, state: "é\n")]
    session.lastResumed = 8
    return session
  }

  @Test("M2: each record is a row of its table, and the row is the record again")
  func roundTrip() throws {
    let samples = try Self.samples()
    #expect(samples.map { type(of: $0).table } == MemoryTables.all)
    for sample in samples { try Self.check(sample) }
  }

  private static func check<Record: MemoryRecord>(_ record: Record) throws {
    let row = record.row
    try Record.table.check(row)
    #expect(try Record(row: row) == record)
    // Every field counts: without it, or with another's kind, the row is another or is refused.
    for (place, column) in Record.table.columns.enumerated() {
      var other = row
      other[place] = .null
      if column.isOptional {
        #expect(try Record(row: other) != record, "\(Record.table.name).\(column.name)")
        #expect(try Record(row: other).row == other)
      } else {
        #expect(throws: MemoryError.self) { try Record(row: other) }
      }
      other[place] = column.kind == .text ? .integer(1) : .text("1")
      #expect(throws: MemoryError.self, "\(Record.table.name).\(column.name)") {
        try Record(row: other)
      }
      #expect(throws: MemoryError.self) { try Record.table.check(other) }
    }
    #expect(throws: MemoryError.self) { try Record(row: Array(row.dropLast())) }
    #expect(throws: MemoryError.self) { try Record(row: row + [.null]) }
  }

  /// A sample's row with one column changed.
  private static func row(
    _ number: Int, _ column: String, _ value: MemoryValue
  ) throws -> [MemoryValue] {
    var row = try samples()[number].row
    row[MemoryTables.all[number].position(of: column)] = value
    return row
  }

  @Test("a value out of range, a word that is none and a list that is none are refused")
  func misfits() throws {
    let misfits: [(Int, String, MemoryValue)] = [
      (0, "access_level", .text("secret")), (0, "created_at", .integer(-1)),
      (1, "granted_permissions", .text(#"{"a":["fly"]}"#)),
      (1, "granted_permissions", .text(#"{"a":[]}"#)), (1, "blocked_agents", .text("b")),
      (3, "confidence", .real(1.5)), (3, "confidence", .real(.nan)),
      (4, "value", .real(.infinity)), (5, "capabilities", .text("[1]")),
      (5, "status", .text("busy")), (7, "votes", .text("[]")), (8, "tags", .text("")),
      (9, "checkpoints", .text(#"[{"at":1}]"#)), (13, "completed", .integer(2)),
    ]
    for (number, column, value) in misfits {
      let row = try Self.row(number, column, value)
      let type = type(of: try Self.samples()[number])
      let error = #expect(throws: MemoryError.self, "\(column) \(value)") {
        try type.init(row: row)
      }
      #expect(error?.description.contains(column) == true)
    }
  }

  @Test("M14: names that are empty, too long or hold control characters fit no table")
  func names() throws {
    for name in ["", "a\n", "a\u{0}b", "\u{7F}", "\u{85}", String(repeating: "é", count: 257)] {
      #expect(throws: MemoryError.self) {
        try EventRecord.table.check(Self.row(2, "id", .text(name)))
      }
    }
    for name in ["a", "%_'\"", "日本", String(repeating: "é", count: 256)] {
      try EventRecord.table.check(Self.row(2, "id", .text(name)))
    }
  }
}
