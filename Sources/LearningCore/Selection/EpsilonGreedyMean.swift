// The agent with the largest share of successes, and now and then any other: a reference rule.
// Not here: the same by the documented score (`EpsilonGreedy.swift`).

public import FleetModel
public import Stochastics

/// With probability .1 any candidate, else the one with the largest sample mean of successes, where
/// an agent that was never tried counts as 1 and ties are broken at random: the ε-greedy rule with
/// which selectors on recorded fleets are compared (Sutton & Barto, *Reinforcement Learning*, 2nd
/// edition, §2.2 and, for the 1, §2.6).
public struct EpsilonGreedyMean: SelectionPolicy {
  public static let explorationRate = 0.1
  private var table: SuccessTable

  public init(fleet: Fleet, scope: SuccessScope = .eachKind) {
    table = SuccessTable(fleet: fleet, scope: scope)
  }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    // All three numbers are drawn every time, so arms that share random numbers stay in step.
    let explores = stream.uniform() < Self.explorationRate
    let index = stream.index(below: candidates.count)
    let best = table.best(among: candidates, on: subtask.kind, using: &stream) {
      $0.mean(untried: 1)
    }
    return explores ? candidates[index].agent : best
  }

  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    table.bestKnown(among: candidates, on: subtask.kind, using: &stream)
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    table.add(outcome, of: agent, on: subtask.kind)
  }

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    var stream = stream
    let deviates = explores && stream.uniform() < Self.explorationRate
    return ChoiceReasons(
      deviates
        ? "any of them, by chance" : "the highest mean, untried \(explores ? "1" : "last")",
      isExploratory: deviates, columns: table.columns(among: candidates, on: subtask.kind))
  }
}
