// What a fleet's store is to keep of an agent, apart from experiences and events. Not here: keys and
// rows (`Persistence/FleetRows.swift`).

public import FleetModel

/// One thing to be written, whole.
public enum LearningRecord: Hashable, Sendable {
  /// An agent entered the registry.
  case registered(AgentID)
  case status(AgentID, AgentStatus)
  /// The hours of a day that are over so far.
  case snapshots(AgentID, day: Int, [PerformanceSnapshot])
  /// Once, when an agent has done a window of tasks.
  case baseline(AgentID, PerformanceBaseline)
  case improvement(AgentID, PerformanceImprovement)
  /// Means of a day.
  case metrics(AgentID, day: Int, PerformanceMetrics)
  case strategy(AgentID, ImprovementStrategy)
  case test(AgentID, ABTest)
  case cycle(AgentID, ImprovementCycle)
  case failurePattern(AgentID, FailurePattern)
  /// A pattern with a confidence above .8, for the table that is searched.
  case pattern(AgentID, LearnedPattern)
  case shared(SharedPattern)
  case report(AgentID, PerformanceReport)
  /// The hour's cycle is over and nobody waits: states may be written now, and once a day what is past its
  /// time is to go.
  case rest(removesExpired: Bool)
}

/// What an agent's row in the registry says.
public enum AgentStatus: String, Hashable, Codable, Sendable { case active, idle, terminated }
