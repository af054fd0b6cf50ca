// On whose behalf something is asked. Not here: what they may (`AccessControl.swift`).

/// An agent with the groups that it belongs to, or the system itself.
public struct Principal: Hashable, Sendable {
  public let agent: String
  public let team: String?
  public let swarm: String?
  public let isSystem: Bool

  /// What the fleet's own machinery acts as: it owns what it creates, and alone reaches the level
  /// `system`. On private things of others it has no more rights than anyone.
  public static let system = Principal(isSystemNamed: "system")

  private init(isSystemNamed name: String) {
    (agent, team, swarm, isSystem) = (name, nil, nil, true)
  }

  /// An agent; nobody may take the system's name.
  public init(agent: String, team: String? = nil, swarm: String? = nil) throws(MemoryError) {
    try NameRule.check(agent, "an agent's name")
    if let team { try NameRule.check(team, "a team's name") }
    if let swarm { try NameRule.check(swarm, "a swarm's name") }
    if agent.isSame(as: Self.system.agent) {
      throw .invalid("an agent is called 'system', which is the system's own name; take another")
    }
    (self.agent, self.team, self.swarm, isSystem) = (agent, team, swarm, false)
  }
}

/// What somebody wants a thing to be open to: a level, and the team or swarm that it means.
public struct AccessScope: Hashable, Codable, Sendable {
  public let level: AccessLevel
  public let team: String?
  public let swarm: String?

  /// Without its team or swarm, a thing of that level is open to its owner alone.
  public init(_ level: AccessLevel, team: String? = nil, swarm: String? = nil) throws(MemoryError) {
    if let team { try NameRule.check(team, "a team's name") }
    if let swarm { try NameRule.check(swarm, "a swarm's name") }
    (self.level, self.team, self.swarm) = (level, team, swarm)
  }
}

extension AccessScope {
  /// Of names that were checked before.
  init(unchecked level: AccessLevel, team: String?, swarm: String?) {
    (self.level, self.team, self.swarm) = (level, team, swarm)
  }
}
