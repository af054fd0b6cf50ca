// Who can do what: agents, kinds of subtask, and which agents are eligible for which kind.
// Not here: how good they are (`GroundTruth`), how they learn (`LearningCore`), the reference fleet
// (`Fleet+QualityEngineering.swift`).

/// One who does subtasks.
public struct Agent: Hashable, Sendable {
  public let name: String
  /// How many subtasks it serves at once; `nil` is without limit.
  public let capacity: Int?

  public init(name: String, capacity: Int? = 1) {
    self.name = name
    self.capacity = capacity
  }
}

/// A class of subtask.
public struct Kind: Hashable, Sendable {
  public let name: String
  /// In ascending order, never empty.
  public let eligible: [AgentID]

  public init(name: String, eligible: [AgentID]) {
    self.name = name
    self.eligible = eligible.sorted()
  }
}

/// Why agents and kinds don't make a fleet.
public enum FleetError: Error, Equatable, CustomStringConvertible {
  case noAgents
  case noKinds
  case duplicateAgent(String)
  case duplicateKind(String)
  case badCapacity(agent: String, Int)
  case nobodyEligible(kind: String)
  case agentNamedTwice(kind: String)
  case unknownAgent(Int, kind: String)

  public var description: String {
    switch self {
    case .noAgents: "a fleet without agents can do nothing; name one or more"
    case .noKinds: "a fleet without kinds of subtask has nothing to do; name one or more"
    case .duplicateAgent(let name): "two agents are called '\(name)'; names are unique"
    case .duplicateKind(let name): "two kinds are called '\(name)'; names are unique"
    case .badCapacity(let agent, let capacity):
      "agent '\(agent)' serves \(capacity) subtasks at once; it must be one or more"
    case .nobodyEligible(let kind):
      "no agent is eligible for kind '\(kind)'; name one or more"
    case .agentNamedTwice(let kind): "kind '\(kind)' names an agent twice; name each once"
    case .unknownAgent(let number, let kind):
      "kind '\(kind)' names agent \(number), which the fleet doesn't have"
    }
  }
}

/// Agents and the kinds of subtask that they can do.
public struct Fleet: Hashable, Sendable {
  public let agents: [Agent]
  public let kinds: [Kind]

  public init(agents: [Agent], kinds: [Kind]) throws(FleetError) {
    if agents.isEmpty { throw .noAgents }
    if kinds.isEmpty { throw .noKinds }
    if let name = Self.firstRepeat(agents.map(\.name)) { throw .duplicateAgent(name) }
    if let name = Self.firstRepeat(kinds.map(\.name)) { throw .duplicateKind(name) }
    for agent in agents {
      if let capacity = agent.capacity, capacity < 1 {
        throw .badCapacity(agent: agent.name, capacity)
      }
    }
    for kind in kinds {
      if kind.eligible.isEmpty { throw .nobodyEligible(kind: kind.name) }
      if Self.firstRepeat(kind.eligible) != nil { throw .agentNamedTwice(kind: kind.name) }
      for agent in kind.eligible where !agents.indices.contains(agent.rawValue) {
        throw .unknownAgent(agent.rawValue, kind: kind.name)
      }
    }
    self.agents = agents
    self.kinds = kinds
  }

  private static func firstRepeat<Name: Hashable>(_ names: [Name]) -> Name? {
    var seen: Set<Name> = []
    return names.first { !seen.insert($0).inserted }
  }
}
