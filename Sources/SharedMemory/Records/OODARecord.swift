// One round of observe, orient, decide, act. Not here: what an agent does in each.

/// A cycle with what was written down in each phase so far.
public struct OODARecord: MemoryRecord {
  public enum Phase: String, CaseIterable, Codable, Sendable { case observe, orient, decide, act }

  public var id: String
  public var phase: Phase
  /// JSON, as the next three.
  public var observations: String?
  public var orientation: String?
  public var decision: String?
  public var action: String?
  /// When it began.
  public var timestamp: EpochMilliseconds
  public var isCompleted: Bool
  public var result: String?

  public init(
    id: String, phase: Phase = .observe, observations: String? = nil, orientation: String? = nil,
    decision: String? = nil, action: String? = nil, timestamp: EpochMilliseconds,
    isCompleted: Bool = false, result: String? = nil
  ) {
    self.id = id
    self.phase = phase
    self.observations = observations
    self.orientation = orientation
    self.decision = decision
    self.action = action
    self.timestamp = timestamp
    self.isCompleted = isCompleted
    self.result = result
  }

  public static let thing = "OODA cycle"
  public static let table = MemoryTable(
    number: 13, name: "ooda_cycles",
    columns: [
      .init("id", .text),
      .init("phase", .text),
      .init("observations", .text, isOptional: true),
      .init("orientation", .text, isOptional: true),
      .init("decision", .text, isOptional: true),
      .init("action", .text, isOptional: true),
      .init("timestamp", .integer),
      .init("completed", .integer),
      .init("result", .text, isOptional: true),
    ],
    key: [0], indexed: [1])

  public var row: [MemoryValue] {
    [
      .text(id), .text(phase.rawValue), .optional(observations), .optional(orientation),
      .optional(decision), .optional(action), .integer(timestamp), .integer(isCompleted ? 1 : 0),
      .optional(result),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    phase = try reader.word(Phase.self)
    observations = try reader.optionalText()
    orientation = try reader.optionalText()
    decision = try reader.optionalText()
    action = try reader.optionalText()
    timestamp = try reader.count()
    isCompleted = try reader.flag()
    result = try reader.optionalText()
  }
}
