// The names of a fleet's agents, kinds and actions, both ways. Not here: the lines that use them
// (`InputLine.swift`, `EffectLine.swift`).

import FleetModel

/// Why a line can't be taken. `field` is the key it is about.
public struct LineError: Error, Equatable, CustomStringConvertible {
  public let field: String
  public let problem: String

  public init(_ field: String, _ problem: String) { (self.field, self.problem) = (field, problem) }

  public var description: String { "\(field): \(problem)" }
}

/// Names as lines spell them, and the numbers that the core goes by.
struct FleetNames: Sendable {
  private let agents: [String: AgentID]
  private let kinds: [String: KindID]
  private let actions: [String: ActionID]
  let agentNames: [String]
  let kindNames: [String]
  let actionKeys: [String]
  let strategyNames: [String]

  init(_ fleet: Fleet, _ catalogue: ActionCatalogue) {
    agentNames = fleet.agents.map(\.name)
    kindNames = fleet.kinds.map(\.name)
    actionKeys = catalogue.actions.map(\.key)
    strategyNames = catalogue.strategies
    agents = Self.numbers(agentNames) { AgentID($0) }
    kinds = Self.numbers(kindNames) { KindID($0) }
    actions = Self.numbers(actionKeys) { ActionID($0) }
  }

  private static func numbers<ID>(_ names: [String], _ make: (Int) -> ID) -> [String: ID] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, make($0)) })
  }

  func agent(_ name: String, _ field: String) throws(LineError) -> AgentID {
    guard let agent = agents[name] else {
      throw LineError(field, "no agent is called '\(name)'; there are \(Self.list(agentNames))")
    }
    return agent
  }

  func kind(_ name: String, _ field: String) throws(LineError) -> KindID {
    guard let kind = kinds[name] else {
      throw LineError(field, "no kind is called '\(name)'; there are \(Self.list(kindNames))")
    }
    return kind
  }

  func action(_ key: String, _ field: String) throws(LineError) -> ActionID {
    guard let action = actions[key] else {
      throw LineError(field, "no action is '\(key)'; there are \(Self.list(actionKeys))")
    }
    return action
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " …" : "")
  }
}
