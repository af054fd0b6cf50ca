// The best fate of each subtask: what nobody could beat who knew everything beforehand.
// Not here: what could be learned (a ceiling is another thing).

import FleetModel
import Instants

extension Yardsticks {
  /// The best score of any agent and action at the first attempt. Where none succeeds there, the best of a
  /// later attempt, earlier ones counted as if they had cost no time and raised no error: an upper bound.
  /// Load can only harm (`ScenarioFiles` sees to that), so everybody is idle.
  static func clairvoyant(_ field: QueueFree) -> DailyMeasures {
    let plan = field.world.plan
    return field.measures { subtask, request in
      var best = (end: MeasureSums(), score: -Double.infinity, succeeded: false)
      for attempt in 0..<plan.rules.mostAttempts where !best.succeeded {
        forEachFate(field.world, subtask, request, attempt: attempt) { fate in
          let end = SubtaskEnd(
            succeeded: fate.succeeded ? 1 : 0,
            seconds: min(fate.service, plan.rules.timeout).seconds, attempts: 1,
            errors: fate.succeeded ? 0 : Double(fate.errors), satisfaction: fate.satisfaction,
            efficiency: fate.efficiency)
          let score = end.score(plan.scoring)
          guard score > best.score else { return }
          best = (MeasureSums(), score, fate.succeeded)
          best.end.add(end, plan.scoring)
        }
      }
      return best.end
    }
  }

  private static func forEachFate(
    _ world: World, _ subtask: SubtaskID, _ request: Subtask, attempt: Int, _ body: (Fate) -> Void
  ) {
    for agent in world.plan.fleet.kinds[request.kind.rawValue].eligible {
      switch world.truth {
      case .synthetic(let synthetic):
        let given = synthetic.circumstances(
          of: subtask, request: request, agent: agent, attempt: attempt,
          day: Int(world.workload.days[subtask.rawValue]), load: .idle)
        for action in world.plan.catalogue.actions.indices {
          body(synthetic.fate(given, action: ActionID(action)))
        }
      case .recorded(let recorded):
        guard recorded.probability(of: subtask.rawValue, agent: agent) != nil else { continue }
        body(recorded.fate(of: subtask, agent: agent, attempt: attempt))
      }
    }
  }
}
