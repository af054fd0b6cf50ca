// How often each agent succeeded of how many attempts, and who is best by that.
// Not here: how that is weighed (the policies of this folder), scores of more than success
// (`Performance/PerformanceTable.swift`).

import FleetModel
import Stochastics

/// What a policy keeps a table for.
public enum SuccessScope: Hashable, Sendable {
  /// Each kind of subtask: who is good at one says nothing of another.
  case eachKind
  /// All kinds together: fewer numbers, so each is known sooner.
  case allKinds
}

/// Counts of attempts that were observed, none of which is ever forgotten.
struct SuccessTable: Hashable, Codable, Sendable {
  struct Count: Hashable, Codable, Sendable {
    var attempts: UInt32 = 0
    var successes: UInt32 = 0

    /// The share of attempts that succeeded; `untried` without any.
    func mean(untried: Double) -> Double {
      attempts == 0 ? untried : Double(successes) / Double(attempts)
    }
  }

  /// `nil` where there is one table for all kinds.
  private let index: EligibilityIndex?
  private var counts: [Count]

  init(fleet: Fleet, scope: SuccessScope) {
    switch scope {
    case .eachKind:
      let index = EligibilityIndex(fleet)
      self.index = index
      counts = Array(repeating: Count(), count: index.count)
    case .allKinds:
      index = nil
      counts = Array(repeating: Count(), count: fleet.agents.count)
    }
  }

  private func place(of agent: AgentID, on kind: KindID) -> Int {
    index?.place(of: agent, for: kind) ?? agent.rawValue
  }

  subscript(agent: AgentID, on kind: KindID) -> Count { counts[place(of: agent, on: kind)] }

  mutating func add(_ outcome: Outcome, of agent: AgentID, on kind: KindID) {
    let place = place(of: agent, on: kind)
    counts[place].attempts += 1
    counts[place].successes += outcome.succeeded ? 1 : 0
  }

  /// The candidate whose worth is greatest, any of equals; one number is drawn in any case.
  func best(
    among candidates: [Candidate], on kind: KindID, using stream: inout RandomStream,
    worth: (Count) -> Double
  ) -> AgentID {
    var (most, equals) = (-Double.infinity, 0)
    for candidate in candidates {
      let worth = worth(self[candidate.agent, on: kind])
      if worth > most { (most, equals) = (worth, 0) }
      equals += worth == most ? 1 : 0
    }
    var left = stream.index(below: equals)
    for candidate in candidates where worth(self[candidate.agent, on: kind]) == most {
      if left == 0 { return candidate.agent }
      left -= 1
    }
    preconditionFailure("no candidate is worth anything that can be compared")
  }

  /// What is known as reasons for a choice: attempts, successes and, for those that were tried, their mean.
  func columns(among candidates: [Candidate], on kind: KindID) -> [ChoiceReasons.Column] {
    let counts = candidates.map { self[$0.agent, on: kind] }
    return [
      .init("attempts", counts.map { Double($0.attempts) }),
      .init("successes", counts.map { Double($0.successes) }),
      .init("mean", counts.map { $0.mean(untried: .nan) }),
    ]
  }

  /// The candidate whose mean is greatest of those that were tried; any of them if none was.
  func bestKnown(
    among candidates: [Candidate], on kind: KindID, using stream: inout RandomStream
  ) -> AgentID {
    best(among: candidates, on: kind, using: &stream) { $0.mean(untried: -1) }
  }
}
