// The agent with the best documented score, and now and then any other.
// Not here: the score (`PerformanceTable.swift`), exploring actions
// (`QLearning/ActionChoice.swift`).

public import FleetModel
public import Stochastics

/// Explores with a fixed probability, .1 in the *Parallel Workers Learning* plan, and is greedy
/// otherwise.
public struct EpsilonGreedy: SelectionPolicy {
  public static let explorationRate = 0.1
  public private(set) var performance: PerformanceTable

  public init(fleet: Fleet) { performance = PerformanceTable(fleet: fleet) }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    // Both numbers are drawn every time, so arms that share random numbers stay in step.
    let explores = stream.uniform() < Self.explorationRate
    let index = stream.index(below: candidates.count)
    if explores { return candidates[index].agent }
    return performance.best(among: candidates, on: subtask.kind) { score, _ in score }
  }

  public mutating func chooseGreedily(
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
    var stream = stream
    let deviates = explores && stream.uniform() < Self.explorationRate
    return ChoiceReasons(
      deviates ? "any of them, by chance" : "the best score", isExploratory: deviates,
      columns: [performance.scores(among: candidates, on: subtask.kind)])
  }
}
