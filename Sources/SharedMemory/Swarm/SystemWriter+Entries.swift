// The system's own look at entries and its way of removing them. Not here: agents' ways
// (`SwarmMemory+Entries.swift`).

public import Instants

extension SystemWriter {
  /// Removes one entry without any list of grants beside it.
  public func removeEntry(_ key: String, in partition: String) throws(MemoryError) {
    try memory.remove(MemoryEntry.self, .text(key), .text(partition))
  }

  /// All entries whose key starts with `prefix`, in order of keys, whoever's they are.
  public func entries(
    startingWith prefix: String, in partition: String
  ) throws(MemoryError) -> [MemoryEntry] {
    try memory.list(
      MemoryEntry.self, MemoryEntry.startingWith(prefix, in: partition))
  }

  /// How many entries have a key that starts with `prefix`, whoever's they are.
  public func entryCount(
    startingWith prefix: String, in partition: String
  ) throws(MemoryError) -> Int {
    try memory.count(
      MemoryEntry.self, MemoryEntry.startingWith(prefix, in: partition))
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
        MemoryEntry.alive(at: now),
      ] + MemoryEntry.startingWith(prefix, in: partition))
    return found.isEmpty
      ? found : try readable(found, startingWith: prefix, in: partition, by: principal)
  }
}

extension MemoryEntry {
  /// Those in a partition whose key starts with `prefix`.
  fileprivate static func startingWith(
    _ prefix: String, in partition: String
  ) -> [MemoryQuery.Condition] {
    [
      .prefix(column: table.position(of: "key"), prefix),
      column("partition", is: .text(partition)),
    ]
  }
}
