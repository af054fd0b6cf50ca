// The system's own look at entries and its way of removing them. Not here: agents' ways
// (`SwarmMemory+Entries.swift`).

public import Instants

extension SystemWriter {
  /// Removes entries without any list of grants beside them, whose key starts with `prefix`.
  ///
  /// - Returns: How many there were.
  @discardableResult
  public func removeEntries(
    startingWith prefix: String, in partition: String
  ) throws(MemoryError) -> Int {
    try memory.removeAll(
      MemoryEntry.self,
      [
        .prefix(column: MemoryEntry.table.position(of: "key"), prefix),
        MemoryEntry.column("partition", is: .text(partition)),
      ])
  }

  /// Removes one entry without any list of grants beside it.
  public func removeEntry(_ key: String, in partition: String) throws(MemoryError) {
    try memory.remove(MemoryEntry.self, .text(key), .text(partition))
  }

  /// All entries whose key starts with `prefix`, in order of keys, whoever's they are.
  public func entries(
    startingWith prefix: String, in partition: String
  ) throws(MemoryError) -> [MemoryEntry] {
    try memory.list(
      MemoryEntry.self,
      [
        .prefix(column: MemoryEntry.table.position(of: "key"), prefix),
        MemoryEntry.column("partition", is: .text(partition)),
      ])
  }

  /// How many entries have a key that starts with `prefix`, whoever's they are.
  public func entryCount(
    startingWith prefix: String, in partition: String
  ) throws(MemoryError) -> Int {
    try memory.count(
      MemoryEntry.self,
      [
        .prefix(column: MemoryEntry.table.position(of: "key"), prefix),
        MemoryEntry.column("partition", is: .text(partition)),
      ])
  }

  public func entry(_ key: String, in partition: String) throws(MemoryError) -> MemoryEntry? {
    try memory.find(MemoryEntry.self, .text(key), .text(partition))
  }
}

extension SwarmMemory {
  /// What may be read of everything whose key starts with `prefix` and that was written since an instant,
  /// in order of keys.
  public func entries(
    startingWith prefix: String, in partition: String, as principal: Principal, at now: Instant,
    createdSince: EpochMilliseconds
  ) throws(MemoryError) -> [MemoryEntry] {
    let found = try list(
      MemoryEntry.self,
      [
        // First what is cheap to look at, and true of few.
        .atLeast(column: MemoryEntry.table.position(of: "created_at"), .integer(createdSince)),
        .prefix(column: MemoryEntry.table.position(of: "key"), prefix),
        MemoryEntry.column("partition", is: .text(partition)), MemoryEntry.alive(at: now),
      ])
    return found.isEmpty
      ? found : try readable(found, startingWith: prefix, in: partition, by: principal)
  }
}
