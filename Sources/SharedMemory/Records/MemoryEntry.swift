// Key and value, with owner, openness and expiry: the table of everything that isn't queried by
// field. Not here: who may touch one (`Access/AccessControl.swift`), keys (`KeySpace.swift`).

/// A value under a key of a partition.
public struct MemoryEntry: MemoryRecord {
  public var key: String
  /// A room of keys of its own; without ":".
  public var partition: String
  /// JSON, as far as anyone here knows: nobody looks into it.
  public var value: String
  public var metadata: String?
  public var createdAt: EpochMilliseconds
  /// `nil` is never.
  public var expiresAt: EpochMilliseconds?
  public var owner: String
  public var level: AccessLevel
  public var team: String?
  public var swarm: String?

  public init(
    key: String, partition: String = "default", value: String, metadata: String? = nil,
    createdAt: EpochMilliseconds, expiresAt: EpochMilliseconds? = nil, owner: String,
    level: AccessLevel = .private, team: String? = nil, swarm: String? = nil
  ) {
    self.key = key
    self.partition = partition
    self.value = value
    self.metadata = metadata
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.owner = owner
    self.level = level
    self.team = team
    self.swarm = swarm
  }

  public static let thing = "Entry"
  public static let table = MemoryTable(
    number: 0, name: "memory_entries",
    columns: [
      .init("key", .text),
      .init("partition", .text),
      .init("value", .text),
      .init("metadata", .text, isOptional: true),
      .init("created_at", .integer),
      .init("expires_at", .integer, isOptional: true),
      .init("owner", .text),
      .init("access_level", .text),
      .init("team_id", .text, isOptional: true),
      .init("swarm_id", .text, isOptional: true),
    ],
    key: [0, 1], indexed: [1, 5, 6, 7])

  public var row: [MemoryValue] {
    [
      .text(key), .text(partition), .text(value), .optional(metadata), .integer(createdAt),
      .optional(expiresAt), .text(owner), .text(level.rawValue), .optional(team), .optional(swarm),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    key = try reader.text()
    partition = try reader.text()
    value = try reader.text()
    metadata = try reader.optionalText()
    createdAt = try reader.count()
    expiresAt = try reader.optionalCount()
    owner = try reader.text()
    level = try reader.word(AccessLevel.self)
    team = try reader.optionalText()
    swarm = try reader.optionalText()
  }
}
