// The agent that may be best as far as one can tell: a reference rule.
// Not here: what is counted (`SuccessTable.swift`).

public import FleetModel
public import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every candidate once, then the one with the largest mean + √(2 ln n / nᵢ), n being the attempts
/// of all candidates and nᵢ its own (Auer, Cesa-Bianchi & Fischer, "Finite-time analysis of the
/// multiarmed bandit problem", *Machine Learning* 47, 2002, figure 1). Ties are broken at random.
///
/// Attempts count once they are observed: before, nothing is known of them.
public struct UCB1: SelectionPolicy {
  private var table: SuccessTable

  public init(fleet: Fleet, scope: SuccessScope = .eachKind) {
    table = SuccessTable(fleet: fleet, scope: scope)
  }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    var total = 0.0
    for candidate in candidates {
      total += Double(table[candidate.agent, on: subtask.kind].attempts)
    }
    let scale = total > 0 ? 2 * log(total) : 0
    return table.best(among: candidates, on: subtask.kind, using: &stream) { count in
      // An agent that was never tried comes before all others.
      guard count.attempts > 0 else { return .greatestFiniteMagnitude }
      return count.mean(untried: 0) + (scale / Double(count.attempts)).squareRoot()
    }
  }

  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    table.bestKnown(among: candidates, on: subtask.kind, using: &stream)
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    table.add(outcome, of: agent, on: subtask.kind)
  }
}
