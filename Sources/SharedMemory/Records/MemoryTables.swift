// All tables together. Not here: their columns (each beside its record).

public enum MemoryTables {
  /// The fifteen of the documents in their physical order (*Learning System Diagrams*, storage layer);
  /// indexes are twenty.
  public static let documented: [MemoryTable] = [
    MemoryEntry.table, AccessEntry.table, EventRecord.table, PatternRecord.table,
    MetricRecord.table, AgentRecord.table, WorkflowRecord.table, ConsensusRecord.table,
    ArtifactRecord.table, SessionRecord.table, GoalRecord.table, PlanningActionRecord.table,
    PlanRecord.table, OODARecord.table, HintRecord.table,
  ]

  /// Those, and the fleet's journal.
  public static let all = documented + [JournalRecord.table]
}
