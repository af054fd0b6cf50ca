// A sequence of actions towards a goal. Not here: finding one.

/// Actions in order, and what they cost together.
public struct PlanRecord: MemoryRecord {
  public var id: String
  public var goal: String
  /// Identifiers of actions.
  public var sequence: [String]
  public var totalCost: Int64
  public var createdAt: EpochMilliseconds

  public init(
    id: String, goal: String, sequence: [String], totalCost: Int64, createdAt: EpochMilliseconds
  ) {
    self.id = id
    self.goal = goal
    self.sequence = sequence
    self.totalCost = totalCost
    self.createdAt = createdAt
  }

  public static let thing = "GOAP plan"
  public static let table = MemoryTable(
    number: 12, name: "goap_plans",
    columns: [
      .init("id", .text),
      .init("goal_id", .text),
      .init("sequence", .text),
      .init("total_cost", .integer),
      .init("created_at", .integer),
    ],
    key: [0])

  public var row: [MemoryValue] {
    [
      .text(id), .text(goal), .text(JSONText.strings(sequence).text), .integer(totalCost),
      .integer(createdAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    goal = try reader.text()
    sequence = try reader.list()
    totalCost = try reader.integer()
    createdAt = try reader.count()
  }
}
