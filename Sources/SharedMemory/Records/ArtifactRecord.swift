// Something that an agent made, by reference. Not here: its content, which lies at its path.

/// A file that an agent made: where it lies, and the digest to know it by.
public struct ArtifactRecord: MemoryRecord {
  public enum Kind: String, CaseIterable, Codable, Sendable { case code, doc, data, config }

  public var id: String
  public var kind: Kind
  public var path: String
  public var sha256: String
  public var tags: [String]
  public var metadata: String?
  /// Seconds; 0 is for ever.
  public var ttlSeconds: Int64
  public var createdAt: EpochMilliseconds

  public init(
    id: String, kind: Kind, path: String, sha256: String, tags: [String] = [],
    metadata: String? = nil, ttlSeconds: Int64 = RetentionPolicy.artifacts.seconds,
    createdAt: EpochMilliseconds
  ) {
    self.id = id
    self.kind = kind
    self.path = path
    self.sha256 = sha256
    self.tags = tags
    self.metadata = metadata
    self.ttlSeconds = ttlSeconds
    self.createdAt = createdAt
  }

  public static let thing = "Artifact"
  public static let table = MemoryTable(
    number: 8, name: "artifacts",
    columns: [
      .init("id", .text),
      .init("kind", .text),
      .init("path", .text),
      .init("sha256", .text),
      .init("tags", .text),
      .init("metadata", .text, isOptional: true),
      .init("ttl", .integer),
      .init("created_at", .integer),
    ],
    key: [0], indexed: [1])

  public var row: [MemoryValue] {
    [
      .text(id), .text(kind.rawValue), .text(path), .text(sha256),
      .text(JSONText.strings(tags).text), .optional(metadata), .integer(ttlSeconds),
      .integer(createdAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    kind = try reader.word(Kind.self)
    path = try reader.text()
    sha256 = try reader.text()
    tags = try reader.list()
    metadata = try reader.optionalText()
    ttlSeconds = try reader.count()
    createdAt = try reader.count()
  }
}
