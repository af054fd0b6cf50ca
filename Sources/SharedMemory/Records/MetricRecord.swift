// One measured number. Not here: many of an hour as one (`Swarm/SwarmMemory+MetricRollup.swift`).

/// A number that was measured, such as `success_rate` of an agent.
public struct MetricRecord: MemoryRecord {
  public var id: String
  public var metric: String
  /// In `unit`.
  public var value: Double
  public var unit: String
  public var timestamp: EpochMilliseconds
  /// `nil` where it is the fleet's.
  public var agent: String?

  public init(
    id: String, metric: String, value: Double, unit: String, timestamp: EpochMilliseconds,
    agent: String? = nil
  ) {
    self.id = id
    self.metric = metric
    self.value = value
    self.unit = unit
    self.timestamp = timestamp
    self.agent = agent
  }

  public static let thing = "Metric"
  public static let table = MemoryTable(
    number: 4, name: "performance_metrics",
    columns: [
      .init("id", .text),
      .init("metric", .text),
      .init("value", .real),
      .init("unit", .text),
      .init("timestamp", .integer),
      .init("agent_id", .text, isOptional: true),
    ],
    key: [0], indexed: [1, 5])

  public var row: [MemoryValue] {
    [.text(id), .text(metric), .real(value), .text(unit), .integer(timestamp), .optional(agent)]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    metric = try reader.text()
    value = try reader.real()
    unit = try reader.text()
    timestamp = try reader.count()
    agent = try reader.optionalText()
  }
}
