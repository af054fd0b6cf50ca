// The registry of agents. Not here: who may do what (`Access`).

public import Instants

extension SwarmMemory {
  /// Enters an agent as active. One that is there already is brought up to date and keeps the time
  /// at which it was created: an agent that restarts must be able to register. (The earlier
  /// implementation failed on its primary key.)
  public func registerAgent(
    id: String, type: String, capabilities: [String], performance: String = "{}",
    at now: Instant
  ) throws(MemoryError) {
    let moment = now.epochMilliseconds
    try transaction { () throws(MemoryError) in
      let known = try find(AgentRecord.self, .text(id))
      try put(
        AgentRecord(
          id: id, type: type, capabilities: capabilities, performance: performance,
          createdAt: known?.createdAt ?? moment, updatedAt: moment))
    }
  }

  /// The agent with an identifier, else "Agent not found: x".
  public func agent(_ id: String) throws(MemoryError) -> AgentRecord {
    try get(AgentRecord.self, id)
  }

  public func updateAgent(
    _ id: String, status: AgentRecord.Status, at now: Instant
  ) throws(MemoryError) {
    try changeAgent(id, at: now) { $0.status = status }
  }

  /// - Parameter performance: JSON.
  public func updateAgent(
    _ id: String, performance: String, at now: Instant
  ) throws(MemoryError) {
    try changeAgent(id, at: now) { $0.performance = performance }
  }

  private func changeAgent(
    _ id: String, at now: Instant, _ change: (inout AgentRecord) -> Void
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try agent(id)
      change(&record)
      record.updatedAt = now.epochMilliseconds
      try put(record)
    }
  }

  /// Agents of a status, by identifier.
  public func agents(_ status: AgentRecord.Status) throws(MemoryError) -> [AgentRecord] {
    try list(AgentRecord.self, [AgentRecord.column("status", is: .text(status.rawValue))])
  }
}
