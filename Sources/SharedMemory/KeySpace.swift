// How learning keys are spelt: the one place that does. Not here: what is stored under them
// (`LearningCore`), storing (`Swarm/SwarmMemory+Entries.swift`).

/// What an agent has one of. Raw values are spelt in stores: never change them.
public enum LearningDocument: String, CaseIterable, Sendable {
  case config, state, baseline, improvement
}

/// What an agent has many of.
public enum LearningFolder: String, CaseIterable, Sendable {
  case snapshots, abtests, strategies, cycles
  case failurePatterns = "failure-patterns"
  case versions

  /// Source: *Architecture* §2.2, *Diagrams*; where they differ, the diagrams (failure patterns,
  /// tests).
  public var retention: RetentionPolicy {
    switch self {
    case .snapshots: .snapshots
    case .abtests: .abTests
    case .cycles: .cycles
    case .failurePatterns: .failurePatterns
    case .strategies, .versions: .forever
    }
  }
}

/// Keys below `phase2/learning/`, in the partition `learning`.
///
/// Numbered things are counted by their writer from 1, never named for the time, at which there may
/// be two; numbers are padded, so that a range of keys is in order of them.
public enum KeySpace {
  public static let partition = "learning"
  public static let root = "phase2/learning/"
  /// Everything that agents share begins so.
  public static let sharedPatterns = "phase2/learning/shared/patterns/"
  /// Numbers in keys stay below 10 to this power.
  static let digits = 12

  /// Everything of one agent begins so.
  public static func folder(of agent: String) throws(MemoryError) -> String {
    try check(agent, "an agent's name")
    if agent.isSame(as: "shared") {
      throw .invalid("an agent is called 'shared', where shared patterns are kept; take another")
    }
    return "\(root)\(agent)/"
  }

  public static func key(
    _ document: LearningDocument, of agent: String
  ) throws(MemoryError) -> String {
    try folder(of: agent) + document.rawValue
  }

  /// Everything in one folder of an agent begins so.
  public static func prefix(
    _ folder: LearningFolder, of agent: String
  ) throws(MemoryError) -> String {
    try self.folder(of: agent) + folder.rawValue + "/"
  }

  /// - Parameter number: 0 … 10¹² − 1, counted by the writer.
  public static func key(
    _ folder: LearningFolder, number: Int, of agent: String
  ) throws(MemoryError) -> String {
    let digits = "\(number)"
    guard number >= 0, digits.utf8.count <= Self.digits else {
      throw .invalid("\(number) can't number a key; it is 0 … 999999999999")
    }
    let padding = String(repeating: "0", count: Self.digits - digits.utf8.count)
    return try prefix(folder, of: agent) + padding + digits
  }

  public static func key(
    _ folder: LearningFolder, named name: String, of agent: String
  ) throws(MemoryError) -> String {
    try check(name, "a name in a key")
    return try prefix(folder, of: agent) + name
  }

  public static func sharedPattern(_ id: String) throws(MemoryError) -> String {
    try check(id, "a pattern's name")
    return sharedPatterns + id
  }

  /// How long what lies under a key is kept when nobody says otherwise.
  public static func retention(of key: String) -> RetentionPolicy {
    if key.hasBytes(prefix: sharedPatterns) { return .sharedPatterns }
    guard key.hasBytes(prefix: root) else { return .forever }
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    // phase2, learning, agent, folder, name.
    guard parts.count == 5 else { return .forever }
    return LearningFolder(rawValue: String(parts[3]))?.retention ?? .forever
  }

  static func check(_ name: String, _ what: String) throws(MemoryError) {
    try NameRule.check(name, what)
    if name.utf8.contains(UInt8(ascii: "/")) {
      throw .invalid("\(what) is '\(name)', and '/' divides keys; leave it out")
    }
  }
}
