// Success probabilities drawn from what is believed of them; the highest draw wins.
// Not here: scores of more than success (`PerformanceTable.swift`).

public import FleetModel
public import Stochastics

/// Beta(1 + successes, 1 + failures) for each eligible (agent, kind) pair (Thompson 1933; Chapelle
/// & Li 2011). It looks at success alone, attempt by attempt, and forgets nothing.
public struct ThompsonSampling: SelectionPolicy {
  private let index: EligibilityIndex
  private var successes: [UInt32]
  private var failures: [UInt32]

  public init(fleet: Fleet) {
    index = EligibilityIndex(fleet)
    successes = Array(repeating: 0, count: index.count)
    failures = successes
  }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    var best = (agent: candidates[0].agent, draw: -1.0)
    for candidate in candidates {
      let place = index.place(of: candidate.agent, for: subtask.kind)
      let draw = stream.beta(
        a: 1 + Double(successes[place]), b: 1 + Double(failures[place]))
      if draw > best.draw { best = (candidate.agent, draw) }
    }
    return best.agent
  }

  /// By the beliefs' means, (1 + successes) / (2 + attempts); the first of equals.
  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    var best = (agent: candidates[0].agent, mean: -1.0)
    for candidate in candidates {
      let place = index.place(of: candidate.agent, for: subtask.kind)
      let (won, lost) = (Double(successes[place]), Double(failures[place]))
      let mean = (1 + won) / (2 + won + lost)
      if mean > best.mean { best = (candidate.agent, mean) }
    }
    return best.agent
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    let place = index.place(of: agent, for: subtask.kind)
    if outcome.succeeded { successes[place] += 1 } else { failures[place] += 1 }
  }
}
