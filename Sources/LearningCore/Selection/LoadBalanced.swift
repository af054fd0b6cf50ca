// Performance and load weighed against each other. Not here: performance
// (`PerformanceTable.swift`).

public import FleetModel
public import Stochastics

/// Greedy on .7 · score + .3 · (1 − load): the weight is the *Parallel Workers Learning* plan's;
/// its load is undefined there and here open / (open + 1), which is 0 for an idle agent and nears
/// 1.
public struct LoadBalanced: SelectionPolicy {
  public static let performanceWeight = 0.7
  public private(set) var performance: PerformanceTable

  public init(fleet: Fleet) { performance = PerformanceTable(fleet: fleet) }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    performance.best(among: candidates, on: subtask.kind) { score, candidate in
      let load = Double(candidate.load) / Double(candidate.load + 1)
      return Self.performanceWeight * score + (1 - Self.performanceWeight) * (1 - load)
    }
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    performance.add(outcome, of: agent, on: subtask.kind)
  }
}
