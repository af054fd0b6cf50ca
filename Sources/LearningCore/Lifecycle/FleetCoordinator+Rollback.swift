// Going back after a safeguard fired, step by step, and what a review decides. Not here: when one
// fires (`Safeguards/Safeguard.swift`), the steps' order (`Safeguards/Rollback.swift`).

import FleetModel
import Instants

extension FleetCoordinator {
  mutating func rollBack(
    _ agent: AgentID, after finding: SafeguardFinding, at now: Instant,
    into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    if let began = finding.fallBegan { minds[place].versions.markBad(after: began) }
    if let good = finding.goodThrough { minds[place].versions.markGood(through: good) }
    guard let settings = lifecycle?.safeguards,
      let version = minds[place].versions.newestGood ?? minds[place].versions.versions.first
    else { return }
    minds[place].rollback = Rollback(
      after: finding, restoring: version.id, agent: fleet.agents[place].name, settings: settings,
      at: now)
    takeSteps(of: agent, at: now, into: &effects)
  }

  /// Takes the rollback's steps up to where it waits for a review.
  private mutating func takeSteps(
    of agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    while let step = minds[place].rollback?.nextStep() {
      switch step {
      case .disableLearning:
        minds[place].isEnabled = false
        effects.append(.keep(.status(agent, .idle)))
      case .restore(let id): restore(id, of: agent)
      case .stopImprovementLoop: minds[place].loop?.stop()
      case .emit(let event): effects.append(.event(.rollback(agent, event)))
      case .alert(let alert): effects.append(.alert(agent, alert))
      case .awaitReview:
        minds[place].reviewDue = lifecycle?.reviewAfter.map { now + $0 }
      }
    }
    if minds[place].rollback?.learns == true { enable(agent, at: now, into: &effects) }
  }

  private mutating func restore(_ id: VersionID, of agent: AgentID) {
    let place = agent.rawValue
    do {
      let version = try minds[place].versions.rollback(to: id)
      guard let state = version.model.state else {
        preconditionFailure("\(id) of agent \(agent) was read without its model")
      }
      try engines[place].load(state)
      // Tasks count on whatever is restored, so that each has a number of its own.
      minds[place].quarantine.add(
        afterTask: version.taskCount, throughTask: minds[place].tracker.taskCount)
    } catch {
      preconditionFailure("a version on the shelf can't be restored: \(error)")
    }
  }

  /// Somebody decided about an agent that waits for it; anything else changes nothing.
  mutating func reviewed(
    _ agent: AgentID, _ decision: ReviewDecision, at now: Instant,
    into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    guard !minds.isEmpty, let rollback = minds[place].rollback, rollback.stage == .awaitReview
    else { return }
    if case .rollBackFurther(let id) = decision {
      let isThere = minds[place].versions.versions.contains { $0.id == id }
      guard isThere, id < rollback.restored else { return }
    }
    minds[place].reviewDue = nil
    minds[place].rollback?.decide(decision, at: now)
    takeSteps(of: agent, at: now, into: &effects)
  }

  private mutating func enable(
    _ agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    minds[agent.rawValue].isEnabled = true
    guard let nextCycle else { return }
    _ = minds[agent.rawValue].loop?.start(at: nextCycle)
    effects.append(.keep(.status(agent, .active)))
  }
}
