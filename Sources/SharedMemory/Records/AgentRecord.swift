// An agent as the registry knows it. Not here: the vocabulary's agent (`FleetModel`).

/// An agent's place in the registry, with a summary of how it does.
public struct AgentRecord: MemoryRecord {
  public enum Status: String, CaseIterable, Codable, Sendable { case active, idle, terminated }

  public var id: String
  public var type: String
  public var capabilities: [String]
  public var status: Status
  /// JSON.
  public var performance: String
  public var createdAt: EpochMilliseconds
  public var updatedAt: EpochMilliseconds

  public init(
    id: String, type: String, capabilities: [String], status: Status = .active,
    performance: String = "{}", createdAt: EpochMilliseconds, updatedAt: EpochMilliseconds
  ) {
    self.id = id
    self.type = type
    self.capabilities = capabilities
    self.status = status
    self.performance = performance
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  public static let thing = "Agent"
  public static let table = MemoryTable(
    number: 5, name: "agent_registry",
    columns: [
      .init("id", .text),
      .init("type", .text),
      .init("capabilities", .text),
      .init("status", .text),
      .init("performance", .text),
      .init("created_at", .integer),
      .init("updated_at", .integer),
    ],
    key: [0], indexed: [3])

  public var row: [MemoryValue] {
    [
      .text(id), .text(type), .text(JSONText.strings(capabilities).text), .text(status.rawValue),
      .text(performance), .integer(createdAt), .integer(updatedAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    type = try reader.text()
    capabilities = try reader.list()
    status = try reader.word(Status.self)
    performance = try reader.text()
    createdAt = try reader.count()
    updatedAt = try reader.count()
  }
}
