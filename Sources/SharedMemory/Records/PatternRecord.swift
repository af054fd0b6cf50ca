// The queryable index of learned patterns. Not here: the patterns that learning works with, whose
// source is the agent's state (`LearningCore/Patterns`).

/// A pattern worth finding by confidence; it lives for 7 days from its last use.
public struct PatternRecord: MemoryRecord {
  public var id: String
  /// Unique, such as `kind:strategy`.
  public var pattern: String
  /// 0 … 1.
  public var confidence: Double
  public var usageCount: Int64
  public var metadata: String?
  /// Seconds; 0 is for ever.
  public var ttlSeconds: Int64
  public var expiresAt: EpochMilliseconds?
  public var createdAt: EpochMilliseconds

  public init(
    id: String, pattern: String, confidence: Double, usageCount: Int64 = 0, metadata: String? = nil,
    ttlSeconds: Int64 = RetentionPolicy.patterns.seconds, expiresAt: EpochMilliseconds? = nil,
    createdAt: EpochMilliseconds
  ) {
    self.id = id
    self.pattern = pattern
    self.confidence = confidence
    self.usageCount = usageCount
    self.metadata = metadata
    self.ttlSeconds = ttlSeconds
    self.expiresAt = expiresAt
    self.createdAt = createdAt
  }

  public static let thing = "Pattern"
  public static let table = MemoryTable(
    number: 3, name: "patterns",
    columns: [
      .init("id", .text),
      .init("pattern", .text),
      .init("confidence", .real),
      .init("usage_count", .integer),
      .init("metadata", .text, isOptional: true),
      .init("ttl", .integer),
      .init("expires_at", .integer, isOptional: true),
      .init("created_at", .integer),
    ],
    key: [0], unique: [1], indexed: [2, 6])

  public var row: [MemoryValue] {
    [
      .text(id), .text(pattern), .real(confidence), .integer(usageCount), .optional(metadata),
      .integer(ttlSeconds), .optional(expiresAt), .integer(createdAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    pattern = try reader.text()
    confidence = try reader.share()
    usageCount = try reader.count()
    metadata = try reader.optionalText()
    ttlSeconds = try reader.count()
    expiresAt = try reader.optionalCount()
    createdAt = try reader.count()
  }
}
