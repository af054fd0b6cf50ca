// The list of grants and blocks beside one entry (table `memory_acl`).
// Not here: what the list means (`Access/AccessControl.swift`).

/// What is granted and blocked by name on one resource.
public struct AccessEntry: MemoryRecord {
  /// What one agent was granted; never nothing, in the order of ``Permission``.
  public struct Grant: Hashable, Codable, Sendable {
    public let agent: String
    public fileprivate(set) var permissions: [Permission]
  }

  /// "partition:key".
  public let resource: String
  public var owner: String
  public var level: AccessLevel
  public var team: String?
  public var swarm: String?
  /// By agent in order of bytes, each once.
  public private(set) var grants: [Grant] = []
  /// In order of bytes, each once.
  public private(set) var blocked: [String] = []
  public let createdAt: EpochMilliseconds
  public var updatedAt: EpochMilliseconds

  /// The name of an entry's resource; unambiguous, since partitions hold no ":".
  public static func resource(key: String, partition: String) -> String { "\(partition):\(key)" }

  public init(
    resource: String, owner: String, scope: AccessScope, createdAt: EpochMilliseconds
  ) throws(MemoryError) {
    if resource.isEmpty { throw .invalid("a resource's name is empty; name what is meant") }
    try NameRule.check(owner, "an owner's name")
    (self.resource, self.owner, level) = (resource, owner, scope.level)
    (team, swarm) = (scope.team, scope.swarm)
    (self.createdAt, updatedAt) = (createdAt, createdAt)
  }

  public func permissions(of agent: String) -> [Permission] {
    grants.first { $0.agent.isSame(as: agent) }?.permissions ?? []
  }

  public func isBlocked(_ agent: String) -> Bool { blocked.contains { $0.isSame(as: agent) } }

  /// Adds permissions to those that an agent has; granting twice is granting once.
  public mutating func grant(_ permissions: [Permission], to agent: String) throws(MemoryError) {
    try NameRule.check(agent, "an agent's name")
    change(agent) { Set($0).union(permissions) }
  }

  /// Takes permissions away; with the last one the agent's grant is gone.
  public mutating func revoke(_ permissions: [Permission], from agent: String) throws(MemoryError) {
    try NameRule.check(agent, "an agent's name")
    change(agent) { Set($0).subtracting(permissions) }
  }

  private mutating func change(_ agent: String, _ edit: ([Permission]) -> Set<Permission>) {
    let edited = edit(permissions(of: agent))
    grants.removeAll { $0.agent.isSame(as: agent) }
    if edited.isEmpty { return }
    let place = grants.firstIndex { agent.comparedByBytes(to: $0.agent) < 0 } ?? grants.count
    let permissions = Permission.allCases.filter(edited.contains)
    grants.insert(Grant(agent: agent, permissions: permissions), at: place)
  }

  /// Blocking twice is blocking once.
  public mutating func block(_ agent: String) throws(MemoryError) {
    try NameRule.check(agent, "an agent's name")
    if isBlocked(agent) { return }
    let place = blocked.firstIndex { agent.comparedByBytes(to: $0) < 0 } ?? blocked.count
    blocked.insert(agent, at: place)
  }

  public mutating func unblock(_ agent: String) throws(MemoryError) {
    try NameRule.check(agent, "an agent's name")
    blocked.removeAll { $0.isSame(as: agent) }
  }
}

extension AccessEntry {
  public static let thing = "ACL"
  public static let table = MemoryTable(
    number: 1, name: "memory_acl",
    columns: [
      .init("resource_id", .text),
      .init("owner", .text),
      .init("access_level", .text),
      .init("team_id", .text, isOptional: true),
      .init("swarm_id", .text, isOptional: true),
      .init("granted_permissions", .text),
      .init("blocked_agents", .text),
      .init("created_at", .integer),
      .init("updated_at", .integer),
    ],
    key: [0], indexed: [1])

  public var row: [MemoryValue] {
    let granted = JSONText.object(
      grants.map { ($0.agent, JSONText.strings($0.permissions.map(\.rawValue))) })
    return [
      .text(resource), .text(owner), .text(level.rawValue), .optional(team), .optional(swarm),
      .text(granted.text), .text(JSONText.strings(blocked).text), .integer(createdAt),
      .integer(updatedAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    resource = try reader.text()
    owner = try reader.text()
    level = try reader.word(AccessLevel.self)
    team = try reader.optionalText()
    swarm = try reader.optionalText()
    grants = try reader.json("a JSON object of lists of permissions", Self.grants)
    let names = try reader.list()
    createdAt = try reader.count()
    updatedAt = try reader.count()
    for name in names { try block(name) }
  }

  private static func grants(_ tree: JSONText) -> [Grant]? {
    guard case .object(let members) = tree else { return nil }
    let grants = members.compactMap { member -> Grant? in
      guard let words = member.value.strings, !words.isEmpty, !member.key.isEmpty else {
        return nil
      }
      let permissions = Permission.allCases.filter { words.contains($0.rawValue) }
      return permissions.count == words.count
        ? Grant(agent: member.key, permissions: permissions) : nil
    }
    return grants.count == members.count ? grants : nil
  }
}
