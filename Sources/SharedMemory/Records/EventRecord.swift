// What happened, as it is kept. Not here: what the core emits (`LearningCore`).

/// Something that happened, kept for 30 days unless said otherwise.
public struct EventRecord: MemoryRecord {
  public var id: String
  /// Such as `learning:training`.
  public var type: String
  /// JSON; compact, with references in place of copies.
  public var payload: String
  public var timestamp: EpochMilliseconds
  /// The agent that it comes from.
  public var source: String
  /// Seconds; 0 is for ever.
  public var ttlSeconds: Int64
  public var expiresAt: EpochMilliseconds?

  public init(
    id: String, type: String, payload: String, timestamp: EpochMilliseconds, source: String,
    ttlSeconds: Int64 = RetentionPolicy.events.seconds, expiresAt: EpochMilliseconds? = nil
  ) {
    self.id = id
    self.type = type
    self.payload = payload
    self.timestamp = timestamp
    self.source = source
    self.ttlSeconds = ttlSeconds
    self.expiresAt = expiresAt
  }

  public static let thing = "Event"
  public static let table = MemoryTable(
    number: 2, name: "events",
    columns: [
      .init("id", .text),
      .init("type", .text),
      .init("payload", .text),
      .init("timestamp", .integer),
      .init("source", .text),
      .init("ttl", .integer),
      .init("expires_at", .integer, isOptional: true),
    ],
    key: [0], indexed: [1, 4, 6])

  public var row: [MemoryValue] {
    [
      .text(id), .text(type), .text(payload), .integer(timestamp), .text(source),
      .integer(ttlSeconds), .optional(expiresAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    type = try reader.text()
    payload = try reader.text()
    timestamp = try reader.count()
    source = try reader.text()
    ttlSeconds = try reader.count()
    expiresAt = try reader.optionalCount()
  }
}
