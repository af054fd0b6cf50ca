// Any eligible agent, all equally likely: what an experiment compares with.
// Not here: policies that learn (the other files of this folder).

public import FleetModel
public import Stochastics

/// Chooses blindly.
public struct Uniform: SelectionPolicy {
  public init() {}

  public mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    candidates[stream.index(below: candidates.count)].agent
  }

  public mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {}

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons {
    ChoiceReasons("any of them, by chance")
  }
}
