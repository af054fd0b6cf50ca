// What is hidden in a recorded world: which of the recorded tasks a subtask is.
// Not here: replaying it (`Recorded`), policies (`BackwardInduction.swift`).

import FleetModel

struct RecordedStrata {
  let world: RecordedWorld
  let plan: WorldPlan
  let payoff: Payoff

  init(_ world: RecordedWorld, plan: WorldPlan, payoff: Payoff) {
    self.world = world
    self.plan = plan
    self.payoff = payoff
  }

  /// The tasks of a kind that these agents may do are the nodes, all equally likely. Exact where a subtask
  /// is attempted once; after a failure time beyond the score's scale counts as negative.
  func stratum(kind: KindID, variant: Int, agents: [AgentID]) -> Stratum {
    let (matrix, availability) = (world.parameters.matrix, world.parameters.availability)
    let tasks = matrix.tasks.indices.filter {
      matrix.kindOfTask[$0] == kind.rawValue && availability.variantOfTask[$0] == variant
    }
    let attempts = plan.rules.mostAttempts
    var stratum = Stratum(
      agents: agents, actionCount: plan.catalogue.actions.count,
      outer: Array(repeating: 1 / Double(tasks.count), count: tasks.count), inner: [1],
      attempts: min(attempts, Strata.mostAttempts))
    for (place, agent) in agents.enumerated() {
      for action in 0..<stratum.actionCount {
        let start = stratum.start(agent: place, action: action)
        for (node, task) in tasks.enumerated() {
          fill(&stratum, start + node, world.certainties(task: task, agent: agent))
        }
      }
    }
    return stratum
  }

  private func fill(_ stratum: inout Stratum, _ place: Int, _ cell: RecordedWorld.Cell) {
    let seconds = min(cell.service.seconds, plan.rules.timeout.seconds)
    stratum.success[place] = cell.success
    stratum.failureSeconds[place] = (1 - cell.success) * seconds
    stratum.failureErrors[place] = (1 - cell.success) * cell.errorsOfFailure
    for attempt in stratum.payoffOfSuccess.indices {
      func worth(_ succeeded: Double) -> Double {
        guard payoff.success < 1 else { return succeeded }
        return SubtaskEnd(
          succeeded: succeeded, seconds: seconds, attempts: Double(attempt + 1),
          errors: succeeded == 1 ? cell.errorsOfSuccess : cell.errorsOfFailure,
          satisfaction: cell.satisfaction, efficiency: nil
        ).score(plan.scoring)
      }
      stratum.payoffOfSuccess[attempt][place] = cell.success * worth(1)
      stratum.payoffOfFailure[attempt][place] = (1 - cell.success) * worth(0)
    }
  }
}
