// The system's own look at tables other than entries, and at how much there is. Not here: entries
// (`SystemWriter+Entries.swift`), agents' ways.

extension SystemWriter {
  /// All agents in the registry, by identifier.
  public func agents() throws(MemoryError) -> [AgentRecord] { try memory.list(AgentRecord.self) }

  /// Events of a type, expired ones that aren't cleaned away included.
  public func eventCount(ofType type: String) throws(MemoryError) -> Int {
    try memory.count(EventRecord.self, [EventRecord.column("type", is: .text(type))])
  }

  /// Metrics whose name starts with `prefix`, by identifier.
  public func metrics(startingWith prefix: String) throws(MemoryError) -> [MetricRecord] {
    try memory.list(
      MetricRecord.self, [.prefix(column: MetricRecord.table.position(of: "metric"), prefix)])
  }

  public func patternCount() throws(MemoryError) -> Int { try memory.count(PatternRecord.self) }

  /// Bytes of the texts in an agent's rows: its entries, its events and its metrics.
  ///
  /// - Complexity: O(rows of the agent).
  public func bytes(of agent: String) throws(MemoryError) -> Int {
    let entries = try memory.list(
      MemoryEntry.self, [MemoryEntry.column("owner", is: .text(agent))])
    let events = try memory.list(
      EventRecord.self, [EventRecord.column("source", is: .text(agent))])
    let metrics = try memory.list(
      MetricRecord.self, [MetricRecord.column("agent_id", is: .text(agent))])
    func size(_ rows: [[MemoryValue]]) -> Int {
      rows.reduce(0) { sum, row in
        row.reduce(sum) { sum, value in
          if case .text(let text) = value { sum + text.utf8.count } else { sum + 8 }
        }
      }
    }
    return size(entries.map(\.row)) + size(events.map(\.row)) + size(metrics.map(\.row))
  }
}
