// The agent with the best documented score, always. Not here: the score (`PerformanceTable.swift`),
// policies that also explore or mind the load (the other files of this folder).

public import FleetModel
public import Stochastics

/// Greedy on what is known: no exploration and no load term, so it may lock on and may overload.
public struct BestPerformer: SelectionPolicy {
  public private(set) var performance: PerformanceTable

  public init(fleet: Fleet) { performance = PerformanceTable(fleet: fleet) }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    performance.best(among: candidates, on: subtask.kind) { score, _ in score }
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    performance.add(outcome, of: agent, on: subtask.kind)
  }

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    ChoiceReasons(
      "the best score", columns: [performance.scores(among: candidates, on: subtask.kind)])
  }
}

extension PerformanceTable {
  /// The first of the candidates whose worth is greatest, worth being made of its score.
  func best(
    among candidates: [Candidate], on kind: KindID, worth: (Double, Candidate) -> Double
  ) -> AgentID {
    let bestSeconds = bestSeconds(among: candidates, on: kind)
    var best = (agent: candidates[0].agent, worth: -Double.infinity)
    for candidate in candidates {
      let score = score(of: candidate.agent, on: kind, bestSeconds: bestSeconds)
      let worth = worth(score, candidate)
      if worth > best.worth { best = (candidate.agent, worth) }
    }
    return best.agent
  }

  /// The scores as a reason for a choice.
  func scores(among candidates: [Candidate], on kind: KindID) -> ChoiceReasons.Column {
    let bestSeconds = bestSeconds(among: candidates, on: kind)
    return .init(
      "score", candidates.map { score(of: $0.agent, on: kind, bestSeconds: bestSeconds) })
  }
}
