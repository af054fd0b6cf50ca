// Subtasks that a policy can't tell apart, and all that is hidden about them as a table.
// Not here: making the table from a truth (`SyntheticStrata.swift`, `RecordedStrata.swift`), the best
// policy on it (`BackwardInduction.swift`).

package import FleetModel

/// What attempts bring in one class of subtasks.
///
/// What is hidden of a subtask is one of several *outer* nodes, the same for all agents, and what is hidden
/// of an agent with it one of several *inner* nodes, independent from agent to agent. Given both, attempts
/// are independent. Tables run over agents, then actions, then outer, then inner nodes.
package struct Stratum: Sendable {
  package var agents: [AgentID]
  package var actionCount: Int
  /// Probabilities of the nodes; each list adds up to 1.
  package var outer: [Double]
  package var inner: [Double]

  /// The probability of success at any attempt.
  package var success: [Double]
  /// E[seconds; failure] and E[errors; failure], counted up to the time limit.
  package var failureSeconds: [Double]
  package var failureErrors: [Double]
  /// By attempt from 0: E[payoff; the attempt ends the subtask by success], and by failure, leaving out
  /// the seconds and errors of attempts before.
  package var payoffOfSuccess: [[Double]]
  package var payoffOfFailure: [[Double]]

  package init(agents: [AgentID], actionCount: Int, outer: [Double], inner: [Double], attempts: Int)
  {
    self.agents = agents
    self.actionCount = actionCount
    self.outer = outer
    self.inner = inner
    let zeros = Array(
      repeating: 0.0, count: agents.count * actionCount * outer.count * inner.count)
    success = zeros
    failureSeconds = zeros
    failureErrors = zeros
    payoffOfSuccess = Array(repeating: zeros, count: attempts)
    payoffOfFailure = payoffOfSuccess
  }

  package var nodes: Int { outer.count * inner.count }

  /// Where the nodes of an agent, by its place among ``agents``, with an action begin.
  package func start(agent: Int, action: Int) -> Int { (agent * actionCount + action) * nodes }

  /// The same with every pair of nodes an outer one: where an agent is alone, it is asked again after
  /// itself, and what is hidden of it lasts.
  package var flattened: Stratum {
    var flat = self
    flat.outer = outer.flatMap { weight in inner.map { weight * $0 } }
    flat.inner = [1]
    return flat
  }
}

/// What a policy does with the subtasks of a stratum: whom it asks, which actions that agent takes as long as
/// it is retried, and whom it asks next.
package struct Course: Hashable, Sendable {
  package var agent: AgentID
  /// How often it is asked: 1 for a policy that chooses who, else shared among the candidates.
  package var share: Double
  /// At each of its attempts in turn.
  package var actions: [ActionID]
  /// After its last; empty when nobody is asked any more.
  package var next: [Course]

  package init(agent: AgentID, share: Double = 1, actions: [ActionID], next: [Course] = []) {
    self.agent = agent
    self.share = share
    self.actions = actions
    self.next = next
  }
}
