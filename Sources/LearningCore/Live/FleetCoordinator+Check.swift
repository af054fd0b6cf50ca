// What an input must be for a coordinator to take it: its preconditions, asked beforehand. Not here:
// lines, whose fields are checked as they are read (`Lines/InputLine+Input.swift`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// - Throws: For agents, kinds, variants, actions or tests that this fleet doesn't have.
  func check(_ input: FleetInput) throws(LineError) {
    switch input {
    case .taskArrived(let task):
      for part in task.parts { try check(part) }
    case .attemptEnded(_, let outcome, lesson: _): try check(outcome)
    case .lesson(let lesson): try check(lesson)
    case .experiences(let lessons):
      for lesson in lessons { try check(lesson) }
    case .agentDown(let agent), .agentUp(let agent): try check(agent)
    case .reviewed(let agent, let decision):
      try check(agent)
      try check(decision, of: agent)
    case .patternsImported(let patterns):
      for pattern in patterns {
        try check(pattern.owner)
        try check(kind: pattern.pattern.kind)
      }
    case .attemptStarted, .learningSwitched, .started, .stopped, .wake: break
    }
  }

  private func check(_ agent: AgentID) throws(LineError) {
    guard fleet.agents.indices.contains(agent.rawValue) else {
      throw LineError("agent", "there is no agent \(agent); the fleet has \(fleet.agents.count)")
    }
  }

  private func check(_ decision: ReviewDecision, of agent: AgentID) throws(LineError) {
    let name = fleet.agents[agent.rawValue].name
    guard !minds.isEmpty, let rollback = minds[agent.rawValue].rollback,
      rollback.stage == .awaitReview
    else { throw LineError("agent", "\(name) awaits no review; an alert says when one does") }
    guard case .rollBackFurther(let id) = decision else { return }
    let earlier = minds[agent.rawValue].versions.versions.map(\.id)
      .filter { $0 < rollback.restored }
    guard earlier.contains(id) else {
      let known = earlier.isEmpty ? "none" : earlier.map { "\($0)" }.joined(separator: ", ")
      throw LineError(
        "decision", "\(name) has no version \(id) before \(rollback.restored); there are: \(known)")
    }
  }

  private func check(kind: KindID) throws(LineError) {
    guard fleet.kinds.indices.contains(kind.rawValue) else {
      throw LineError("kind", "there is no kind \(kind); the fleet has \(fleet.kinds.count)")
    }
  }

  private func check(_ part: Subtask) throws(LineError) {
    try check(kind: part.kind)
    let variants = fleet.kinds[part.kind.rawValue].variants.count
    guard part.variant < variants else { throw LineError("variant", "the kind has \(variants)") }
  }

  private func check(_ outcome: Outcome) throws(LineError) {
    guard outcome.service >= .zero, outcome.errors >= 0 else {
      throw LineError("outcome", "time and errors are 0 or more")
    }
  }

  private func check(_ lesson: Lesson) throws(LineError) {
    try check(lesson.agent)
    try check(lesson.request)
    try check(lesson.outcome)
    guard catalogue.actions.indices.contains(lesson.choice.action.rawValue) else {
      throw LineError("lesson.action", "there is no action \(lesson.choice.action)")
    }
    guard let allocation = lesson.allocation, !minds.isEmpty else { return }
    let tests = minds[lesson.agent.rawValue].loop?.tests ?? []
    guard let test = tests.first(where: { $0.id == allocation.test }) else { return }
    guard test.arms.indices.contains(allocation.arm) else {
      throw LineError("lesson.test", "test \(allocation.test) has \(test.arms.count) arms")
    }
  }
}
