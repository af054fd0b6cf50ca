// A session that can be resumed, with its checkpoints. Not here: an agent's own versions, which are
// entries (`KeySpace.swift`).

/// A stretch of work of the whole fleet, with the states that it can be resumed from.
public struct SessionRecord: MemoryRecord {
  public enum Mode: String, CaseIterable, Codable, Sendable {
    case swarm
    case hiveMind = "hive-mind"
  }
  public struct Checkpoint: Hashable, Codable, Sendable {
    public let at: EpochMilliseconds
    /// JSON.
    public let state: String

    public init(at: EpochMilliseconds, state: String) {
      (self.at, self.state) = (at, state)
    }
  }

  public let id: String
  public var mode: Mode
  /// JSON.
  public var state: String
  /// In the order in which they were added.
  public var checkpoints: [Checkpoint] = []
  public let createdAt: EpochMilliseconds
  /// `nil` until it is resumed for the first time.
  public var lastResumed: EpochMilliseconds?

  public init(id: String, mode: Mode, state: String, createdAt: EpochMilliseconds) {
    (self.id, self.mode, self.state, self.createdAt) = (id, mode, state, createdAt)
  }

  /// When it was last worked on, as far as it says.
  public var lastUse: EpochMilliseconds {
    max(createdAt, lastResumed ?? 0, checkpoints.map(\.at).max() ?? 0)
  }
}

extension SessionRecord {
  public static let thing = "Session"
  public static let table = MemoryTable(
    number: 9, name: "sessions",
    columns: [
      .init("id", .text),
      .init("mode", .text),
      .init("state", .text),
      .init("checkpoints", .text),
      .init("created_at", .integer),
      .init("last_resumed", .integer, isOptional: true),
    ],
    key: [0])

  public var row: [MemoryValue] {
    let list = checkpoints.map {
      JSONText.object([("at", .integer($0.at)), ("state", .string($0.state))])
    }
    return [
      .text(id), .text(mode.rawValue), .text(state), .text(JSONText.list(list).text),
      .integer(createdAt), .optional(lastResumed),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    mode = try reader.word(Mode.self)
    state = try reader.text()
    checkpoints = try reader.json("a JSON list of checkpoints", Self.checkpoints)
    createdAt = try reader.count()
    lastResumed = try reader.optionalCount()
  }

  private static func checkpoints(_ tree: JSONText) -> [Checkpoint]? {
    guard case .list(let elements) = tree else { return nil }
    let checkpoints = elements.compactMap { element -> Checkpoint? in
      guard case .integer(let at) = element["at"], case .string(let state) = element["state"] else {
        return nil
      }
      return Checkpoint(at: at, state: state)
    }
    return checkpoints.count == elements.count ? checkpoints : nil
  }
}
