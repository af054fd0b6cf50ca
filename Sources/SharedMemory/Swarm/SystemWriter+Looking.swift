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

  /// Bytes of rows by whose they are: entries by owner, events by source, metrics by agent; in order of the
  /// names' bytes. O(rows).
  public func bytesByOwner() throws(MemoryError) -> [(owner: String, bytes: Int)] {
    var sums: [RowKey: Int] = [:]
    for (name, bytes) in try memory.bytes(MemoryEntry.self, by: "owner")
      + memory.bytes(EventRecord.self, by: "source")
      + memory.bytes(MetricRecord.self, by: "agent_id")
    {
      sums[RowKey([.text(name)]), default: 0] += bytes
    }
    return sums.map { ($0.key.first.text, $0.value) }
      .sorted { $0.0.comparedByBytes(to: $1.0) < 0 }
  }
}
