// How much there is of everything. Not here: measuring it in bytes (`storedBytes`).

/// Rows of each table, expired ones that aren't cleaned away included.
public struct MemoryStatistics: Hashable, Codable, Sendable {
  /// How many entries are of a level.
  public struct LevelCount: Hashable, Codable, Sendable {
    public let level: AccessLevel
    public let count: Int
  }

  public let totalEntries: Int
  public let totalHints: Int
  public let totalEvents: Int
  public let totalWorkflows: Int
  public let totalPatterns: Int
  public let totalConsensus: Int
  public let totalMetrics: Int
  public let totalArtifacts: Int
  public let totalSessions: Int
  public let totalAgents: Int
  public let totalGOAPGoals: Int
  public let totalGOAPActions: Int
  public let totalGOAPPlans: Int
  public let totalOODACycles: Int
  /// Those that hold an entry, in order of bytes.
  public let partitions: [String]
  /// All five, from the narrowest on.
  public let accessLevels: [LevelCount]
}

extension SwarmMemory {
  /// Counted anew each time, so that it can't differ from what is there.
  public func statistics() throws(MemoryError) -> MemoryStatistics {
    var levels: [MemoryStatistics.LevelCount] = []
    for level in AccessLevel.allCases {
      let condition = MemoryEntry.column("access_level", is: .text(level.rawValue))
      levels.append(.init(level: level, count: try count(MemoryEntry.self, [condition])))
    }
    return MemoryStatistics(
      totalEntries: try count(MemoryEntry.self), totalHints: try count(HintRecord.self),
      totalEvents: try count(EventRecord.self), totalWorkflows: try count(WorkflowRecord.self),
      totalPatterns: try count(PatternRecord.self),
      totalConsensus: try count(ConsensusRecord.self),
      totalMetrics: try count(MetricRecord.self), totalArtifacts: try count(ArtifactRecord.self),
      totalSessions: try count(SessionRecord.self), totalAgents: try count(AgentRecord.self),
      totalGOAPGoals: try count(GoalRecord.self),
      totalGOAPActions: try count(PlanningActionRecord.self),
      totalGOAPPlans: try count(PlanRecord.self), totalOODACycles: try count(OODARecord.self),
      partitions: try partitions(), accessLevels: levels)
  }

  /// From each partition straight to the next one, without reading what is in them.
  private func partitions() throws(MemoryError) -> [String] {
    let column = MemoryEntry.table.position(of: "partition")
    var names: [String] = []
    // No name holds a control character, so nothing lies between a name and this.
    while let entry = try list(
      MemoryEntry.self,
      names.last.map { [.atLeast(column: column, .text($0 + "\u{1}"))] } ?? [],
      order: "partition", limit: 1
    ).first {
      names.append(entry.partition)
    }
    return names
  }
}
