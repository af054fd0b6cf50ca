// The fifteen tables against a list written out by hand. Not here: SQL (`SQLiteMemoryTests`).

import SharedMemory
import Testing

struct TableTests {
  /// Number, name, columns, and the indexed ones; "?" marks what may be missing, "*" the key.
  /// Source: FACTS §1.11; for which may be missing, *Architecture* §6.1, except that everything has
  /// an owner and a level.
  private static let expected: [(String, String, [String])] = [
    (
      "memory_entries",
      "key* partition* value metadata? created_at expires_at? owner access_level team_id? "
        + "swarm_id?",
      ["partition", "expires_at", "owner", "access_level"]
    ),
    (
      "memory_acl",
      "resource_id* owner access_level team_id? swarm_id? granted_permissions blocked_agents "
        + "created_at updated_at", ["owner"]
    ),
    (
      "events", "id* type payload timestamp source ttl expires_at?",
      ["type", "source", "expires_at"]
    ),
    (
      "patterns", "id* pattern confidence usage_count metadata? ttl expires_at? created_at",
      ["confidence", "expires_at"]
    ),
    (
      "performance_metrics", "id* metric value unit timestamp agent_id?", ["metric", "agent_id"]
    ),
    (
      "agent_registry", "id* type capabilities status performance created_at updated_at",
      ["status"]
    ),
    (
      "workflow_state", "id* step status checkpoint sha ttl created_at updated_at", ["status"]
    ),
    (
      "consensus_state",
      "id* decision proposer votes quorum status version ttl expires_at? created_at",
      ["status", "expires_at"]
    ),
    ("artifacts", "id* kind path sha256 tags metadata? ttl created_at", ["kind"]),
    ("sessions", "id* mode state checkpoints created_at last_resumed?", []),
    ("goap_goals", "id* conditions cost priority created_at", []),
    ("goap_actions", "id* preconditions effects cost agent_type created_at", []),
    ("goap_plans", "id* goal_id sequence total_cost created_at", []),
    (
      "ooda_cycles",
      "id* phase observations? orientation? decision? action? timestamp completed result?",
      ["phase"]
    ),
    ("hints", "id* key value created_at expires_at?", ["key", "expires_at"]),
  ]

  @Test("M1: fifteen tables in their physical order, twenty indexes")
  func tables() {
    let tables = MemoryTables.documented
    #expect(tables.count == 15)
    for (number, (table, expected)) in zip(tables, Self.expected).enumerated() {
      #expect(table.number == number && table.name == expected.0)
      let columns = table.columns.enumerated().map { place, column in
        column.name + (table.key.contains(place) ? "*" : "") + (column.isOptional ? "?" : "")
      }
      #expect(columns.joined(separator: " ") == expected.1)
      #expect(table.indexed.map { table.columns[$0].name } == expected.2)
    }
    #expect(tables.reduce(0) { $0 + $1.indexed.count } == 20)
    #expect(tables.filter(\.givesKeys).map(\.name) == ["hints"])
    #expect(tables.flatMap { $0.unique.map { _ in "" } }.count == 1)
    #expect(tables[3].unique.map { tables[3].columns[$0].name } == ["pattern"])
  }

  @Test("times, counts and costs are integers, measures are reals, all else is text")
  func kinds() {
    let integers: Set = [
      "created_at", "updated_at", "expires_at", "timestamp", "last_resumed", "ttl", "usage_count",
      "quorum", "version", "cost", "total_cost", "completed",
    ]
    for table in MemoryTables.documented {
      for (place, column) in table.columns.enumerated() {
        let expected: MemoryTable.Column.Kind =
          integers.contains(column.name) || (table.givesKeys && place == 0)
          ? .integer : ["confidence", "value"].contains(column.name) ? .real : .text
        if column.name == "value" && table.name != "performance_metrics" {
          #expect(column.kind == .text)
        } else {
          #expect(column.kind == expected, "\(table.name).\(column.name)")
        }
      }
    }
  }
}
