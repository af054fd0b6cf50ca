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
    performance.best(among: candidates, on: subtask.kind) { Self.worth(score: $0, of: $1) }
  }

  private static func worth(score: Double, of candidate: Candidate) -> Double {
    let load = Double(candidate.load) / Double(candidate.load + 1)
    return performanceWeight * score + (1 - performanceWeight) * (1 - load)
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    performance.add(outcome, of: agent, on: subtask.kind)
  }

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    let scores = performance.scores(among: candidates, on: subtask.kind)
    let worths = zip(scores.values, candidates).map { Self.worth(score: $0, of: $1) }
    return ChoiceReasons(
      "the highest worth, .7 score + .3 idleness", columns: [scores, .init("worth", worths)])
  }
}
