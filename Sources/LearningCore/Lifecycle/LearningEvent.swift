// What happens in an agent's learning that others may want to know. Not here: keeping events
// (`Persistence`), their text (`Lines/EventLine.swift`).

public import FleetModel

/// The nine types of event, by the names that stores and lines give them.
public enum LearningEventType: String, CaseIterable, Codable, Sendable {
  case training = "learning:training"
  case improvement = "learning:improvement"
  case patternDiscovered = "learning:pattern_discovered"
  case strategyChanged = "learning:strategy_changed"
  case testStarted = "learning:abtest_started"
  case testCompleted = "learning:abtest_completed"
  case failureDetected = "learning:failure_detected"
  case patternShared = "learning:pattern_shared"
  case rollback = "learning:rollback"
}

/// One event of one agent, with what it is about.
public enum LearningEvent: Hashable, Sendable {
  /// An attempt was learned from. Its experience is a record of its own, so only what identifies it
  /// and what it was worth is here.
  case training(AgentID, subtask: SubtaskID, action: ActionID, reward: Double)
  indirect case improvement(AgentID, PerformanceImprovement)
  indirect case patternDiscovered(AgentID, LearnedPattern)
  indirect case strategyChanged(AgentID, StrategyChange)
  indirect case testStarted(AgentID, ABTest)
  indirect case testCompleted(AgentID, ABTest)
  indirect case failureDetected(AgentID, FailurePattern)
  indirect case patternShared(AgentID, SharedPattern)
  indirect case rollback(AgentID, RollbackEvent)

  public var type: LearningEventType {
    switch self {
    case .training: .training
    case .improvement: .improvement
    case .patternDiscovered: .patternDiscovered
    case .strategyChanged: .strategyChanged
    case .testStarted: .testStarted
    case .testCompleted: .testCompleted
    case .failureDetected: .failureDetected
    case .patternShared: .patternShared
    case .rollback: .rollback
    }
  }

  /// Whose learning it is about.
  public var agent: AgentID {
    switch self {
    case .training(let agent, subtask: _, action: _, reward: _), .improvement(let agent, _),
      .patternDiscovered(let agent, _), .strategyChanged(let agent, _),
      .testStarted(let agent, _), .testCompleted(let agent, _), .failureDetected(let agent, _),
      .patternShared(let agent, _), .rollback(let agent, _):
      agent
    }
  }
}

/// An agent does something else from now on where nothing speaks for another action.
public struct StrategyChange: Hashable, Codable, Sendable {
  public enum Reason: String, Codable, Sendable {
    case applied
    case testWon = "test_won"
    case rolledBack = "rolled_back"
  }

  public let from: ActionID
  public let to: ActionID
  public let strategy: String
  public let reason: Reason
}
