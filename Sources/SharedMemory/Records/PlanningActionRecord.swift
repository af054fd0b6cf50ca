// A step that goal-oriented planning can use. Not here: how a subtask is done
// (`FleetModel/Action.swift`).

/// Something that an agent type can do: what it needs, what it brings, what it costs.
public struct PlanningActionRecord: MemoryRecord {
  public var id: String
  /// JSON.
  public var preconditions: String
  /// JSON.
  public var effects: String
  public var cost: Int64
  public var agentType: String
  public var createdAt: EpochMilliseconds

  public init(
    id: String, preconditions: String, effects: String, cost: Int64, agentType: String,
    createdAt: EpochMilliseconds
  ) {
    self.id = id
    self.preconditions = preconditions
    self.effects = effects
    self.cost = cost
    self.agentType = agentType
    self.createdAt = createdAt
  }

  public static let thing = "GOAP action"
  public static let table = MemoryTable(
    number: 11, name: "goap_actions",
    columns: [
      .init("id", .text),
      .init("preconditions", .text),
      .init("effects", .text),
      .init("cost", .integer),
      .init("agent_type", .text),
      .init("created_at", .integer),
    ],
    key: [0])

  public var row: [MemoryValue] {
    [
      .text(id), .text(preconditions), .text(effects), .integer(cost), .text(agentType),
      .integer(createdAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    preconditions = try reader.text()
    effects = try reader.text()
    cost = try reader.integer()
    agentType = try reader.text()
    createdAt = try reader.count()
  }
}
