// A goal of goal-oriented planning. Not here: actions and plans (`PlanningActionRecord.swift`,
// `PlanRecord.swift`), planning itself.

/// Conditions that somebody wants to hold.
public struct GoalRecord: MemoryRecord {
  public var id: String
  /// JSON.
  public var conditions: String
  public var cost: Int64
  /// A word, such as `high`.
  public var priority: String
  public var createdAt: EpochMilliseconds

  public init(
    id: String, conditions: String, cost: Int64, priority: String, createdAt: EpochMilliseconds
  ) {
    self.id = id
    self.conditions = conditions
    self.cost = cost
    self.priority = priority
    self.createdAt = createdAt
  }

  public static let thing = "GOAP goal"
  public static let table = MemoryTable(
    number: 10, name: "goap_goals",
    columns: [
      .init("id", .text),
      .init("conditions", .text),
      .init("cost", .integer),
      .init("priority", .text),
      .init("created_at", .integer),
    ],
    key: [0])

  public var row: [MemoryValue] {
    [.text(id), .text(conditions), .integer(cost), .text(priority), .integer(createdAt)]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    conditions = try reader.text()
    cost = try reader.integer()
    priority = try reader.text()
    createdAt = try reader.count()
  }
}
