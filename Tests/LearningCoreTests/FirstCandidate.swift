// A selection policy that does nothing clever and forgets nothing. Not here: real ones
// (`LearningCore`).

import FleetModel
import LearningCore
import Stochastics

/// Takes the first candidate, and keeps every question and every outcome.
struct FirstCandidate: SelectionPolicy {
  private(set) var questions: [[Candidate]] = []
  private(set) var observed: [Outcome] = []

  mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    questions.append(candidates)
    return candidates[0].agent
  }

  mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {
    observed.append(outcome)
  }
}

extension Desk {
  /// What a desk's ``FirstCandidate`` was asked and told.
  var first: FirstCandidate {
    guard let policy = coordinator.selection as? FirstCandidate else {
      preconditionFailure("this desk has another policy")
    }
    return policy
  }
}
