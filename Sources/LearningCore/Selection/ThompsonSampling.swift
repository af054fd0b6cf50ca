// Success probabilities drawn from what is believed of them; the highest draw wins.
// Not here: what is counted (`SuccessTable.swift`), scores of more than success
// (`PerformanceTable.swift`), the same idea for actions (`QLearning/ActionBeliefs.swift`).

public import FleetModel
public import Stochastics

/// Beta(1 + successes, 1 + failures) for each eligible (agent, kind) pair, or for each agent
/// (Thompson 1933; Chapelle & Li 2011). It looks at success alone, attempt by attempt, and forgets
/// nothing.
public struct ThompsonSampling: SelectionPolicy {
  private var table: SuccessTable

  public init(fleet: Fleet, scope: SuccessScope = .eachKind) {
    table = SuccessTable(fleet: fleet, scope: scope)
  }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    var best = (agent: candidates[0].agent, draw: -1.0)
    for candidate in candidates {
      let count = table[candidate.agent, on: subtask.kind]
      let draw = stream.beta(
        a: 1 + Double(count.successes), b: 1 + Double(count.attempts - count.successes))
      if draw > best.draw { best = (candidate.agent, draw) }
    }
    return best.agent
  }

  /// By the beliefs' means, (1 + successes) / (2 + attempts).
  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    table.best(among: candidates, on: subtask.kind, using: &stream) {
      (1 + Double($0.successes)) / (2 + Double($0.attempts))
    }
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    table.add(outcome, of: agent, on: subtask.kind)
  }
}
