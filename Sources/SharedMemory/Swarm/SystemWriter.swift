// The fleet's own way of writing, past the rules of access. Not here: agents' ways
// (`SwarmMemory+Entries.swift`).

/// Writes records as they are; only the system gets one.
public struct SystemWriter {
  let memory: SwarmMemory

  fileprivate init(_ memory: SwarmMemory) { self.memory = memory }

  /// Writes a record, in place of the one with its key, owner and all. Refuses what doesn't fit its
  /// table, nothing else.
  public func put(_ record: some MemoryRecord) throws(MemoryError) {
    try memory.put(record)
  }

  /// Writes all or none.
  public func write(_ records: [any MemoryRecord]) throws(MemoryError) {
    try memory.transaction { () throws(MemoryError) in
      for record in records { try put(record) }
    }
  }
}

extension SwarmMemory {
  /// A writer for the system itself; refused to everybody else.
  public func writer(as principal: Principal) throws(MemoryError) -> SystemWriter {
    guard principal.isSystem else {
      throw .denied(
        verb: Permission.write.verb, agent: principal.agent, resource: "all tables",
        reason: "only the system writes past the rules; store entries as yourself")
    }
    return SystemWriter(self)
  }
}
