// The fifteen tables together. Not here: their columns (each beside its record).

/// The tables in their physical order (*Learning System Diagrams*, storage layer); indexes are
/// twenty.
public enum MemoryTables {
  public static let all: [MemoryTable] = [
    MemoryEntry.table, AccessEntry.table, EventRecord.table, PatternRecord.table,
    MetricRecord.table, AgentRecord.table, WorkflowRecord.table, ConsensusRecord.table,
    ArtifactRecord.table, SessionRecord.table, GoalRecord.table, PlanningActionRecord.table,
    PlanRecord.table, OODARecord.table, HintRecord.table,
  ]
}
