// Who may see something by level, and what there is to be permitted.
// Not here: the rule that decides (`AccessControl.swift`).

/// From the narrowest to the widest; the system's own is above all.
public enum AccessLevel: String, CaseIterable, Comparable, Codable, Sendable {
  case `private`, team, swarm, `public`, system

  /// 1 … 5.
  public var rank: Int {
    switch self {
    case .private: 1
    case .team: 2
    case .swarm: 3
    case .public: 4
    case .system: 5
    }
  }

  public static func < (one: AccessLevel, other: AccessLevel) -> Bool { one.rank < other.rank }

  /// Reads a level's word.
  public init(parsing text: String) throws(MemoryError) {
    guard let level = AccessLevel(rawValue: text) else {
      let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("'\(text)' is no access level; it is one of \(words)")
    }
    self = level
  }
}

public enum Permission: String, CaseIterable, Codable, Sendable {
  case read, write, delete, share

  /// As an error begins: "Read denied".
  package var verb: String {
    switch self {
    case .read: "Read"
    case .write: "Write"
    case .delete: "Delete"
    case .share: "Share"
    }
  }
}
