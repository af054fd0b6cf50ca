// The best fate of each subtask: what nobody could beat who knew everything beforehand.
// Not here: what could be learned (a ceiling is another thing).

import FleetModel
import Instants

extension Yardsticks {
  /// For each measure by itself the best that any agents and actions bring a subtask, at whichever
  /// attempt: an upper bound for every arm. A later attempt comes after failures, each counted at the
  /// least time and the fewest errors of any agent and action at its place. Mean seconds are a bound
  /// among subtasks that are started; an arm may start fewer.
  /// Load can only harm (`ScenarioFiles` sees to that), so everybody is idle.
  static func clairvoyant(_ field: QueueFree) throws(Interrupted) -> DailyMeasures {
    let plan = field.world.plan
    return try field.measures { subtask, request in
      var bound = BestEnds(scoring: plan.scoring)
      var earlier = BestEnds.Failures()
      for attempt in 0..<plan.rules.mostAttempts {
        if attempt > 0, !bound.mayImprove(at: attempt, after: earlier, in: field.world) { break }
        var failures: BestEnds.Failures?
        forEachFate(field.world, subtask, request, attempt: attempt) { fate in
          let seconds = min(fate.service, plan.rules.timeout).seconds
          bound.take(
            SubtaskEnd(
              succeeded: fate.succeeded ? 1 : 0, seconds: earlier.seconds + seconds,
              attempts: Double(attempt + 1), errors: earlier.errors + Double(fate.errors),
              satisfaction: fate.satisfaction, efficiency: fate.efficiency))
          guard !fate.succeeded else { return }
          failures = BestEnds.Failures(
            seconds: min(seconds, failures?.seconds ?? .infinity),
            errors: min(Double(fate.errors), failures?.errors ?? .infinity))
        }
        // Where nobody fails there is no later attempt.
        guard let failures else { break }
        earlier.seconds += failures.seconds
        earlier.errors += failures.errors
      }
      return bound.sums
    }
  }

  private static func forEachFate(
    _ world: World, _ subtask: SubtaskID, _ request: Subtask, attempt: Int, _ body: (Fate) -> Void
  ) {
    for agent in world.plan.fleet.agents(for: request) {
      switch world.truth {
      case .synthetic(let synthetic):
        let given = synthetic.circumstances(
          of: subtask, request: request, agent: agent, attempt: attempt,
          day: Int(world.workload.days[subtask.rawValue]), load: .idle)
        for action in world.plan.catalogue.actions.indices {
          body(synthetic.fate(given, action: ActionID(action)))
        }
      case .recorded(let recorded):
        body(recorded.fate(of: subtask, agent: agent, attempt: attempt))
      }
    }
  }
}

/// The best of many ends of one subtask, measure by measure.
private struct BestEnds {
  /// The least that failing through all attempts so far takes.
  struct Failures {
    var seconds = 0.0
    var errors = 0.0
  }

  let scoring: Scoring
  private(set) var sums: MeasureSums

  init(scoring: Scoring) {
    self.scoring = scoring
    sums = MeasureSums()
    (sums.planned, sums.started) = (1, 1)
    (sums.seconds, sums.error) = (.infinity, .infinity)
  }

  mutating func take(_ end: SubtaskEnd) {
    sums.succeeded = max(sums.succeeded, end.succeeded)
    sums.seconds = min(sums.seconds, end.seconds)
    sums.error = min(sums.error, end.errors / end.attempts)
    sums.satisfaction = max(sums.satisfaction, end.satisfaction ?? 0)
    sums.efficiency = max(sums.efficiency, end.efficiency ?? 0)
    sums.score = max(sums.score, end.score(scoring))
  }

  /// Whether a success at an attempt could beat in any measure what there is: retries cost satisfaction
  /// and efficiency, so mostly none can, and looking for it would be in vain.
  func mayImprove(at attempt: Int, after earlier: Failures, in world: World) -> Bool {
    guard case .synthetic(let synthetic) = world.truth else { return true }
    let parameters = synthetic.parameters
    let end = SubtaskEnd(
      succeeded: 1, seconds: earlier.seconds, attempts: Double(attempt + 1),
      errors: earlier.errors, satisfaction: parameters.satisfaction.greatest(at: attempt),
      efficiency: parameters.efficiency.greatest(at: attempt))
    var better = self
    better.take(end)
    return better.sums != sums
  }
}

extension SyntheticParameters.Signal {
  /// What it can't exceed at an attempt.
  fileprivate func greatest(at attempt: Int) -> Double {
    let bound = max(afterSuccess.support.upperBound, afterFailure.support.upperBound)
    return min(1, max(0, bound + actionSpread / 2 - costOfRetry * Double(attempt)))
  }
}
