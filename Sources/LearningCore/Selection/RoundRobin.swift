// The eligible agents in turn, kind by kind. Not here: policies that learn (the other files of this
// folder).

public import FleetModel
public import Stochastics

/// Gives each kind's subtasks to its agents in ascending order, over and over.
public struct RoundRobin: SelectionPolicy {
  private var last: [AgentID]

  public init(fleet: Fleet) {
    last = Array(repeating: AgentID(-1), count: fleet.kinds.count)
  }

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    let previous = last[subtask.kind.rawValue]
    let next = candidates.first { $0.agent > previous } ?? candidates[0]
    last[subtask.kind.rawValue] = next.agent
    return next.agent
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {}

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    ChoiceReasons("whose turn it is")
  }
}
