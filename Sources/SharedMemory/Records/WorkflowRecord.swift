// Where a workflow stands. Not here: tasks and subtasks (`FleetModel`).

/// The step that a workflow has reached, and what it needs to go on from there.
public struct WorkflowRecord: MemoryRecord {
  public enum Status: String, CaseIterable, Codable, Sendable {
    case pending
    case inProgress = "in_progress"
    case completed, failed
  }

  public var id: String
  public var step: String
  public var status: Status
  /// JSON.
  public var checkpoint: String
  /// A digest of the checkpoint, as its writer computed it.
  public var sha: String
  /// Seconds from the last change; 0 is for ever.
  public var ttlSeconds: Int64
  public var createdAt: EpochMilliseconds
  public var updatedAt: EpochMilliseconds

  public init(
    id: String, step: String, status: Status = .pending, checkpoint: String, sha: String,
    ttlSeconds: Int64 = RetentionPolicy.workflows.seconds, createdAt: EpochMilliseconds,
    updatedAt: EpochMilliseconds
  ) {
    self.id = id
    self.step = step
    self.status = status
    self.checkpoint = checkpoint
    self.sha = sha
    self.ttlSeconds = ttlSeconds
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  public static let thing = "Workflow state"
  public static let table = MemoryTable(
    number: 6, name: "workflow_state",
    columns: [
      .init("id", .text),
      .init("step", .text),
      .init("status", .text),
      .init("checkpoint", .text),
      .init("sha", .text),
      .init("ttl", .integer),
      .init("created_at", .integer),
      .init("updated_at", .integer),
    ],
    key: [0], indexed: [2])

  public var row: [MemoryValue] {
    [
      .text(id), .text(step), .text(status.rawValue), .text(checkpoint), .text(sha),
      .integer(ttlSeconds), .integer(createdAt), .integer(updatedAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    step = try reader.text()
    status = try reader.word(Status.self)
    checkpoint = try reader.text()
    sha = try reader.text()
    ttlSeconds = try reader.count()
    createdAt = try reader.count()
    updatedAt = try reader.count()
  }
}
