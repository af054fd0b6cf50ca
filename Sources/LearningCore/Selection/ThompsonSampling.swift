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
      let draw = Self.draw(table[candidate.agent, on: subtask.kind], using: &stream)
      if draw > best.draw { best = (candidate.agent, draw) }
    }
    return best.agent
  }

  private static func draw(
    _ count: SuccessTable.Count, using stream: inout RandomStream
  ) -> Double {
    stream.beta(a: 1 + Double(count.successes), b: 1 + Double(count.attempts - count.successes))
  }

  private static func mean(_ count: SuccessTable.Count) -> Double {
    (1 + Double(count.successes)) / (2 + Double(count.attempts))
  }

  /// By the beliefs' means, (1 + successes) / (2 + attempts).
  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    table.best(among: candidates, on: subtask.kind, using: &stream) { Self.mean($0) }
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    table.add(outcome, of: agent, on: subtask.kind)
  }

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    var columns = table.columns(among: candidates, on: subtask.kind)
    guard explores else {
      let means = candidates.map { Self.mean(table[$0.agent, on: subtask.kind]) }
      return ChoiceReasons(
        "the highest believed mean", columns: columns + [.init("believed mean", means)])
    }
    var stream = stream
    let draws = candidates.map {
      Self.draw(table[$0.agent, on: subtask.kind], using: &stream)
    }
    columns.append(.init("draw", draws, isDrawn: true))
    return ChoiceReasons("the highest draw", columns: columns)
  }
}
