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
    let scale = scale(among: candidates, on: subtask.kind)
    return table.best(among: candidates, on: subtask.kind, using: &stream) {
      Self.bound($0, scale: scale)
    }
  }

  /// 2 ln n.
  private func scale(among candidates: [Candidate], on kind: KindID) -> Double {
    var total = 0.0
    for candidate in candidates { total += Double(table[candidate.agent, on: kind].attempts) }
    return total > 0 ? 2 * log(total) : 0
  }

  private static func bound(_ count: SuccessTable.Count, scale: Double) -> Double {
    // An agent that was never tried comes before all others.
    guard count.attempts > 0 else { return .greatestFiniteMagnitude }
    return count.mean(untried: 0) + (scale / Double(count.attempts)).squareRoot()
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
    let columns = table.columns(among: candidates, on: subtask.kind)
    guard explores else { return ChoiceReasons("the highest mean, untried last", columns: columns) }
    let scale = scale(among: candidates, on: subtask.kind)
    let bounds = candidates.map { Self.bound(table[$0.agent, on: subtask.kind], scale: scale) }
    return ChoiceReasons(
      "the highest bound, untried first",
      columns: columns + [.init("bound", bounds.map { $0 < .greatestFiniteMagnitude ? $0 : .nan })])
  }
}
