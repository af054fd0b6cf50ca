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
  /// Which of the eligible agents may do a subtask of this kind, for each ``Subtask/variant``: one
  /// or more, in ascending order, never empty.
  public let variants: [[AgentID]]

  /// - Parameter variants: `nil` where all eligible agents may do all of the kind's subtasks.
  public init(name: String, eligible: [AgentID], variants: [[AgentID]]? = nil) {
    self.name = name
    self.eligible = eligible.sorted()
    self.variants = variants.map { $0.map { $0.sorted() } } ?? [self.eligible]
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
  case noVariants(kind: String)
  case nobodyInVariant(Int, kind: String)
  case agentTwiceInVariant(Int, kind: String)
  case notEligibleInVariant(Int, agent: Int, kind: String)

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
    case .noVariants(let kind): "kind '\(kind)' has no variant; leave them out, or name one or more"
    case .nobodyInVariant(let variant, let kind):
      "no agent may do variant \(variant) of kind '\(kind)'; name one or more"
    case .agentTwiceInVariant(let variant, let kind):
      "variant \(variant) of kind '\(kind)' names an agent twice; name each once"
    case .notEligibleInVariant(let variant, let agent, let kind):
      "variant \(variant) of kind '\(kind)' names agent \(agent), which isn't eligible for the kind"
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
      try Self.checkVariants(of: kind)
    }
    self.agents = agents
    self.kinds = kinds
  }

  /// Who may do a subtask: in ascending order, never empty, all of them eligible for its kind.
  public func agents(for subtask: Subtask) -> [AgentID] {
    kinds[subtask.kind.rawValue].variants[subtask.variant]
  }

  private static func checkVariants(of kind: Kind) throws(FleetError) {
    if kind.variants.isEmpty { throw .noVariants(kind: kind.name) }
    let eligible = Set(kind.eligible)
    for (number, agents) in kind.variants.enumerated() {
      if agents.isEmpty { throw .nobodyInVariant(number, kind: kind.name) }
      if firstRepeat(agents) != nil { throw .agentTwiceInVariant(number, kind: kind.name) }
      for agent in agents where !eligible.contains(agent) {
        throw .notEligibleInVariant(number, agent: agent.rawValue, kind: kind.name)
      }
    }
  }

  private static func firstRepeat<Name: Hashable>(_ names: [Name]) -> Name? {
    var seen: Set<Name> = []
    return names.first { !seen.insert($0).inserted }
  }
}
