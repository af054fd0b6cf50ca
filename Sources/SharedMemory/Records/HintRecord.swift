// A passing note on the blackboard. Not here: reading the newest first
// (`Swarm/SwarmMemory+Hints.swift`).

/// A note under a key, of which there may be many; kept for half an hour unless said otherwise.
public struct HintRecord: MemoryRecord {
  /// Given out by the store, ascending; 0 until then.
  public var id: Int64
  public var key: String
  /// JSON.
  public var value: String
  public var createdAt: EpochMilliseconds
  public var expiresAt: EpochMilliseconds?

  public init(
    id: Int64 = 0, key: String, value: String, createdAt: EpochMilliseconds,
    expiresAt: EpochMilliseconds? = nil
  ) {
    (self.id, self.key, self.value) = (id, key, value)
    (self.createdAt, self.expiresAt) = (createdAt, expiresAt)
  }

  public static let thing = "Hint"
  public static let table = MemoryTable(
    number: 14, name: "hints",
    columns: [
      .init("id", .integer),
      .init("key", .text),
      .init("value", .text),
      .init("created_at", .integer),
      .init("expires_at", .integer, isOptional: true),
    ],
    key: [0], indexed: [1, 4], givesKeys: true)

  public var row: [MemoryValue] {
    [
      id == 0 ? .null : .integer(id), .text(key), .text(value), .integer(createdAt),
      .optional(expiresAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.count()
    key = try reader.text()
    value = try reader.text()
    createdAt = try reader.count()
    expiresAt = try reader.optionalCount()
  }
}
