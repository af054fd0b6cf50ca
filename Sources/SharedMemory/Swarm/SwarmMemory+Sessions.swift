// Sessions and the checkpoints to resume them from. Not here: an agent's own versions
// (`KeySpace.swift`).

public import Instants

extension SwarmMemory {
  /// Opens a session; its identifier must be new.
  public func createSession(
    id: String, mode: SessionRecord.Mode, state: String, at now: Instant
  ) throws(MemoryError) {
    try insert(
      SessionRecord(id: id, mode: mode, state: state, createdAt: now.epochMilliseconds))
  }

  /// The session with an identifier, else "Session not found: x".
  public func session(_ id: String) throws(MemoryError) -> SessionRecord {
    try get(SessionRecord.self, id)
  }

  public func addCheckpoint(
    _ state: String, to id: String, at now: Instant
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try session(id)
      record.checkpoints.append(.init(at: now.epochMilliseconds, state: state))
      try put(record)
    }
  }

  /// The checkpoint added last; `nil` where there is none.
  public func latestCheckpoint(
    of id: String
  ) throws(MemoryError) -> SessionRecord.Checkpoint? {
    try session(id).checkpoints.last
  }

  public func markResumed(_ id: String, at now: Instant) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try session(id)
      record.lastResumed = now.epochMilliseconds
      try put(record)
    }
  }

  /// Forgets sessions that were last worked on before an instant.
  /// - Returns: How many there were.
  @discardableResult
  public func pruneSessions(before cutoff: Instant) throws(MemoryError) -> Int {
    try transaction { () throws(MemoryError) in
      let old = try list(
        SessionRecord.self, [Self.before(cutoff, SessionRecord.table, "created_at")]
      ).filter { $0.lastUse < cutoff.epochMilliseconds }
      for session in old { try remove(SessionRecord.self, .text(session.id)) }
      return old.count
    }
  }
}
