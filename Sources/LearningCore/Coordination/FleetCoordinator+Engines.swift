// Whose engine is asked and told. Not here: what an engine does (`QLearning/LearningEngine.swift`).

public import FleetModel

/// Who learns "how" together.
public enum TableScope: String, CaseIterable, Sendable {
  /// An engine for each agent: what one learns is its own.
  case perAgent = "per_agent"
  /// One engine for the fleet: all learn from each, as if they were alike. Its ε falls with every
  /// agent's experience.
  case pooled
}

extension FleetCoordinator {
  /// Where an agent's engine stands in ``FleetCoordinator/engines``.
  func engineIndex(of agent: AgentID) -> Int { tables == .perAgent ? agent.rawValue : 0 }

  /// The engine that an agent asks and tells.
  public func engine(of agent: AgentID) -> LearningEngine { engines[engineIndex(of: agent)] }
}
