// Opening an entry to others by level or by name. Not here: what that means for them
// (`Access/AccessControl.swift`).

public import Instants

extension SwarmMemory {
  /// The grants and blocks beside an entry; "ACL not found: x" where nothing was ever granted or
  /// blocked. Whoever may share the entry may see them, its owner and the system too.
  public func accessList(
    of key: String, in partition: String = "default", as principal: Principal, at now: Instant
  ) throws(MemoryError) -> AccessEntry {
    let entry = try existing(key, partition, at: now)
    if !isOwner(principal, of: entry) { try authorise(.share, on: entry, for: principal) }
    return try get(AccessEntry.self, entry.resource)
  }

  /// Opens an entry to a team, a swarm or all, or closes it; grants and blocks stay.
  public func changeAccess(
    to scope: AccessScope, of key: String, in partition: String = "default",
    as principal: Principal, at now: Instant
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var entry = try existing(key, partition, at: now)
      try rescope(&entry, to: scope, as: principal, at: now.epochMilliseconds)
      try put(entry)
    }
  }

  /// Gives permissions by name. The owner and the system give any; others who may share give what
  /// they have themselves, and not to somebody blocked, since a grant beats a block.
  public func grant(
    _ permissions: [Permission], to agent: String, on key: String,
    in partition: String = "default", as principal: Principal, at now: Instant
  ) throws(MemoryError) {
    try changeList(of: key, partition, at: now) { entry, list throws(MemoryError) in
      if !isOwner(principal, of: entry) {
        try authorise(.share, on: entry, for: principal)
        for permission in permissions { try authorise(permission, on: entry, for: principal) }
        if list.isBlocked(agent) {
          try authoriseAsOwner(
            .share, on: entry, for: principal, "grant to '\(agent)', a blocked one")
        }
      }
      try list.grant(permissions, to: agent)
    }
  }

  /// Takes permissions back; for the owner and the system.
  public func revoke(
    _ permissions: [Permission], from agent: String, on key: String,
    in partition: String = "default", as principal: Principal, at now: Instant
  ) throws(MemoryError) {
    try changeList(of: key, partition, at: now) { entry, list throws(MemoryError) in
      try authoriseAsOwner(.share, on: entry, for: principal, "revoke")
      try list.revoke(permissions, from: agent)
    }
  }

  /// Shuts somebody out, the owner too, but for what is granted by name; for the owner and the
  /// system.
  public func block(
    _ agent: String, on key: String, in partition: String = "default", as principal: Principal,
    at now: Instant
  ) throws(MemoryError) {
    try changeList(of: key, partition, at: now) { entry, list throws(MemoryError) in
      try authoriseAsOwner(.share, on: entry, for: principal, "block")
      try list.block(agent)
    }
  }

  /// Takes a block back; for the owner and the system.
  public func unblock(
    _ agent: String, on key: String, in partition: String = "default", as principal: Principal,
    at now: Instant
  ) throws(MemoryError) {
    try changeList(of: key, partition, at: now) { entry, list throws(MemoryError) in
      try authoriseAsOwner(.share, on: entry, for: principal, "unblock")
      try list.unblock(agent)
    }
  }

  /// Moves an entry to another scope, and its list with it.
  func rescope(
    _ entry: inout MemoryEntry, to scope: AccessScope, as principal: Principal,
    at moment: EpochMilliseconds
  ) throws(MemoryError) {
    try authoriseAsOwner(.write, on: entry, for: principal, "change whom it is open to")
    try Self.check(scope, isFor: principal, entry.resource)
    (entry.level, entry.team, entry.swarm) = (scope.level, scope.team, scope.swarm)
    guard var list = try list(beside: entry) else { return }
    (list.level, list.team, list.swarm) = (scope.level, scope.team, scope.swarm)
    list.updatedAt = moment
    try put(list)
  }

  private func isOwner(_ principal: Principal, of entry: MemoryEntry) -> Bool {
    principal.isSystem || principal.agent.isSame(as: entry.owner)
  }

  private func existing(
    _ key: String, _ partition: String, at now: Instant
  ) throws(MemoryError) -> MemoryEntry {
    try Self.check(key: key, partition: partition)
    guard let entry = try find(MemoryEntry.self, .text(key), .text(partition)),
      !entry.isExpired(at: now.epochMilliseconds)
    else {
      throw .notFound(thing: MemoryEntry.thing, id: "\(partition):\(key)")
    }
    return entry
  }

  private func changeList(
    of key: String, _ partition: String, at now: Instant,
    _ change: (MemoryEntry, inout AccessEntry) throws(MemoryError) -> Void
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      let entry = try existing(key, partition, at: now)
      let moment = now.epochMilliseconds
      var list: AccessEntry
      if let known = try self.list(beside: entry) {
        list = known
      } else {
        list = try AccessEntry(
          resource: entry.resource, owner: entry.owner, scope: entry.scope, createdAt: moment)
      }
      try change(entry, &list)
      list.updatedAt = moment
      try put(list)
    }
  }
}
