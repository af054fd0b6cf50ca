// Where an (agent, kind) pair lives in flat arrays: only eligible pairs have a place.
// Not here: what is kept for a pair (`LearningCore/Performance`, `GroundTruth`).

/// Numbers the eligible pairs of a fleet, kind by kind, so that memory grows with pairs and not
/// with agents × kinds.
public struct EligibilityIndex: Hashable, Codable, Sendable {
  private var offsets: [Int] = [0]
  private var agents: [AgentID] = []

  public init(_ fleet: Fleet) {
    for kind in fleet.kinds {
      agents.append(contentsOf: kind.eligible)
      offsets.append(agents.count)
    }
  }

  public var count: Int { agents.count }

  /// The places of a kind's pairs.
  public func range(of kind: KindID) -> Range<Int> {
    offsets[kind.rawValue]..<offsets[kind.rawValue + 1]
  }

  /// The place of a pair; the agent must be eligible. O(eligible agents of the kind).
  public func place(of agent: AgentID, for kind: KindID) -> Int {
    for place in range(of: kind) where agents[place] == agent { return place }
    preconditionFailure("agent \(agent) isn't eligible for kind \(kind)")
  }
}
