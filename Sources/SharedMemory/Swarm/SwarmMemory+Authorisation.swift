// Asks the rule of access for an entry. Not here: the rule (`Access/AccessControl.swift`).

extension SwarmMemory {
  /// The list beside an entry, where there is one.
  func list(beside entry: MemoryEntry) throws(MemoryError) -> AccessEntry? {
    try find(AccessEntry.self, .text(entry.resource))
  }

  func decide(
    _ permission: Permission, on entry: MemoryEntry, for principal: Principal, list: AccessEntry?
  ) throws(MemoryError) -> AccessDecision {
    let decision = try AccessControl.decide(
      permission, for: principal, owner: entry.owner, scope: entry.scope, list: list)
    // What is shared is its owner's: a member must not be able to change what others will believe.
    if decision == .member, permission == .write,
      entry.key.hasBytes(prefix: KeySpace.sharedPatterns)
    {
      return .denied("a shared pattern is written by its owner alone, or by whom it grants that")
    }
    return decision
  }

  /// Throws "Read denied" or the like.
  func authorise(
    _ permission: Permission, on entry: MemoryEntry, for principal: Principal
  ) throws(MemoryError) {
    let list = try list(beside: entry)
    if case .denied(let reason) = try decide(permission, on: entry, for: principal, list: list) {
      throw .denied(
        verb: permission.verb, agent: principal.agent, resource: entry.resource, reason: reason)
    }
  }

  /// Throws unless an entry is one's own or one is the system.
  func authoriseAsOwner(
    _ permission: Permission, on entry: MemoryEntry, for principal: Principal, _ what: String
  ) throws(MemoryError) {
    if principal.isSystem || principal.agent.isSame(as: entry.owner) { return }
    throw .denied(
      verb: permission.verb, agent: principal.agent, resource: entry.resource,
      reason: "only its owner or the system may \(what)")
  }
}

extension MemoryEntry {
  /// Its name in lists of grants and blocks.
  public var resource: String { AccessEntry.resource(key: key, partition: partition) }

  var scope: AccessScope { AccessScope(unchecked: level, team: team, swarm: swarm) }

  func isExpired(at now: EpochMilliseconds) -> Bool { expiresAt.map { $0 <= now } ?? false }
}
