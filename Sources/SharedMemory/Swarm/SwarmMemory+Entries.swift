// Keys and values of agents, each asked for on somebody's behalf. Not here: lists of grants and
// blocks (`SwarmMemory+AccessLists.swift`), how keys are spelt (`KeySpace.swift`).

public import Instants

extension SwarmMemory {
  /// Stores a value under a key. Whoever creates it owns it, and later writers change neither that
  /// nor when it was created; what has expired counts as absent.
  ///
  /// - Parameters:
  ///   - scope: Whom it is open to. Not given, a new one is private, and an old one stays as it is;
  ///     only the owner and the system may change it.
  ///   - policy: How long it is kept from now on; not given, as its key says (``KeySpace``).
  public func store(
    _ value: String, under key: String, in partition: String = "default",
    as principal: Principal, at now: Instant, metadata: String? = nil, scope: AccessScope? = nil,
    keptFor policy: RetentionPolicy? = nil
  ) throws(MemoryError) {
    try Self.check(key: key, partition: partition)
    let moment = now.epochMilliseconds
    let expiry = (policy ?? KeySpace.retention(of: key)).expiry(from: moment)
    try transaction { () throws(MemoryError) in
      if var entry = try find(MemoryEntry.self, .text(key), .text(partition)) {
        if !entry.isExpired(at: moment) {
          try authorise(.write, on: entry, for: principal)
          (entry.value, entry.metadata, entry.expiresAt) = (value, metadata, expiry)
          if let scope, scope != entry.scope {
            try rescope(&entry, to: scope, as: principal, at: moment)
          }
          return try put(entry)
        }
        try remove(AccessEntry.self, .text(entry.resource))
      }
      let opened =
        scope
        ?? AccessScope(
          unchecked: .private, team: principal.team, swarm: principal.swarm)
      try Self.check(opened, isFor: principal, key)
      try put(
        MemoryEntry(
          key: key, partition: partition, value: value, metadata: metadata, createdAt: moment,
          expiresAt: expiry, owner: principal.agent, level: opened.level, team: opened.team,
          swarm: opened.swarm))
    }
  }

  /// What is stored under a key, `nil` where nothing is. Throws where it may not be read.
  public func retrieve(
    _ key: String, in partition: String = "default", as principal: Principal, at now: Instant,
    includingExpired: Bool = false
  ) throws(MemoryError) -> MemoryEntry? {
    try Self.check(key: key, partition: partition)
    guard let entry = try find(MemoryEntry.self, .text(key), .text(partition)),
      includingExpired || !entry.isExpired(at: now.epochMilliseconds)
    else { return nil }
    try authorise(.read, on: entry, for: principal)
    return entry
  }

  /// What may be read of everything whose key starts with `prefix`, in order of keys. All
  /// characters stand for themselves.
  public func entries(
    startingWith prefix: String, in partition: String = "default", as principal: Principal,
    at now: Instant, includingExpired: Bool = false, limit: Int? = nil
  ) throws(MemoryError) -> [MemoryEntry] {
    try Self.check(partition: partition)
    if !prefix.isEmpty { try NameRule.check(prefix, "a key's beginning") }
    var conditions: [MemoryQuery.Condition] = [
      .prefix(column: MemoryEntry.table.position(of: "key"), prefix),
      MemoryEntry.column("partition", is: .text(partition)),
    ]
    if !includingExpired { conditions.append(MemoryEntry.alive(at: now)) }
    let found = try list(MemoryEntry.self, conditions)
    let readable = try self.readable(found, startingWith: prefix, in: partition, by: principal)
    return limit.map { Array(readable.prefix(max(0, $0))) } ?? readable
  }

  /// Those that may be read; all lists beside them are found by one range.
  func readable(
    _ entries: [MemoryEntry], startingWith prefix: String, in partition: String,
    by principal: Principal
  ) throws(MemoryError) -> [MemoryEntry] {
    let range = AccessEntry.resource(key: prefix, partition: partition)
    let found = try list(AccessEntry.self, [.prefix(column: 0, range)])
    var readable: [MemoryEntry] = []
    // Both are in order of bytes of the key.
    var lists = found[...]
    for entry in entries {
      let resource = entry.resource
      while let first = lists.first, first.resource.comparedByBytes(to: resource) < 0 {
        lists.removeFirst()
      }
      let own = lists.first.flatMap { $0.resource.isSame(as: resource) ? $0 : nil }
      if try decide(.read, on: entry, for: principal, list: own).isAllowed {
        readable.append(entry)
      }
    }
    return readable
  }

  /// Removes an entry with its list of grants and blocks.
  /// - Returns: Whether there was one.
  @discardableResult
  public func delete(
    _ key: String, in partition: String = "default", as principal: Principal
  ) throws(MemoryError) -> Bool {
    try Self.check(key: key, partition: partition)
    return try transaction { () throws(MemoryError) in
      guard let entry = try find(MemoryEntry.self, .text(key), .text(partition)) else {
        return false
      }
      try authorise(.delete, on: entry, for: principal)
      try removeWithList(entry)
      return true
    }
  }

  /// Removes all of a partition, or, where one of it may not be deleted, nothing.
  /// - Returns: How many there were.
  @discardableResult
  public func clear(partition: String, as principal: Principal) throws(MemoryError) -> Int {
    try Self.check(partition: partition)
    return try transaction { () throws(MemoryError) in
      let entries = try list(
        MemoryEntry.self, [MemoryEntry.column("partition", is: .text(partition))])
      for entry in entries { try authorise(.delete, on: entry, for: principal) }
      for entry in entries { try removeWithList(entry) }
      return entries.count
    }
  }

  func removeWithList(_ entry: MemoryEntry) throws(MemoryError) {
    try remove(AccessEntry.self, .text(entry.resource))
    try remove(MemoryEntry.self, .text(entry.key), .text(entry.partition))
  }

  static func check(key: String, partition: String) throws(MemoryError) {
    try NameRule.check(key, "a key")
    try check(partition: partition)
  }

  static func check(partition: String) throws(MemoryError) {
    try NameRule.check(partition, "a partition's name")
    if partition.utf8.contains(UInt8(ascii: ":")) {
      throw .invalid("partition '\(partition)' has a ':', which divides it from keys; leave it out")
    }
  }

  /// Only the system makes things of the system's level, which nobody else could reach again.
  static func check(
    _ scope: AccessScope, isFor principal: Principal, _ key: String
  ) throws(MemoryError) {
    if scope.level == .system && !principal.isSystem {
      throw .denied(
        verb: Permission.write.verb, agent: principal.agent, resource: key,
        reason: "only the system may give the level system")
    }
  }
}
