// The best fate of each subtask: what nobody could beat who knew everything beforehand.
// Not here: what could be learned (`Ceilings`).

import FleetModel
import Instants

extension QueueFree {
  /// For success and for score by itself the best that any agent and action bring a subtask, at whichever
  /// attempt: an upper bound for every arm. A later attempt comes after failures, which are counted as if
  /// they had cost neither time nor errors. The other measures have trivial bounds alone: no time, no
  /// errors, all satisfaction and efficiency.
  /// Load can only harm (`ScenarioFiles` sees to that), so everybody is idle.
  func clairvoyant() throws(Interrupted) -> DailyMeasures {
    let failuresAreWorse = BestFate.failuresAreWorse(in: world)
    return try measures { subtask, request in
      var best = BestFate(world, subtask, request, failuresAreWorse: failuresAreWorse)
      for attempt in 0..<world.plan.rules.mostAttempts where best.mayImprove(at: attempt) {
        best.look(at: attempt)
      }
      var sums = MeasureSums()
      (sums.planned, sums.started) = (1, 1)
      (sums.succeeded, sums.score) = (best.succeeded ? 1 : 0, best.score)
      (sums.satisfaction, sums.efficiency) = (1, 1)
      return sums
    }
  }
}

/// The best of a subtask's fates so far.
private struct BestFate {
  let world: World
  let subtask: SubtaskID
  let request: Subtask
  /// Whether no failure can be worth more than a success, whatever their signals and times.
  private let failuresAreWorse: Bool
  private(set) var succeeded = false
  private(set) var score = -Double.infinity

  init(_ world: World, _ subtask: SubtaskID, _ request: Subtask, failuresAreWorse: Bool) {
    self.world = world
    self.subtask = subtask
    self.request = request
    self.failuresAreWorse = failuresAreWorse
  }

  static func failuresAreWorse(in world: World) -> Bool {
    guard case .synthetic(let synthetic) = world.truth else { return false }
    let (satisfaction, efficiency) = (
      synthetic.parameters.satisfaction, synthetic.parameters.efficiency
    )
    func worth(
      _ succeeded: Double, _ seconds: Double, _ bound: (SyntheticParameters.Signal) -> Double
    )
      -> Double
    {
      SubtaskEnd(
        succeeded: succeeded, seconds: seconds, attempts: 1, errors: 0,
        satisfaction: bound(satisfaction), efficiency: bound(efficiency)
      ).score(world.plan.scoring)
    }
    return worth(1, world.plan.rules.timeout.seconds) {
      min(1, max(0, $0.afterSuccess.support.lowerBound - $0.actionSpread / 2))
    }
      >= worth(0, 0) {
        min(1, max(0, $0.afterFailure.support.upperBound + $0.actionSpread / 2))
      }
  }

  /// Whether a success at an attempt could score more, or be the first: retries cost efficiency and error
  /// free work, so mostly none can, and looking for it would be in vain.
  func mayImprove(at attempt: Int) -> Bool {
    guard succeeded, case .synthetic(let synthetic) = world.truth else { return true }
    let parameters = synthetic.parameters
    let end = end(
      seconds: 0, attempt: attempt,
      satisfaction: parameters.satisfaction.greatest(at: attempt),
      efficiency: parameters.efficiency.greatest(at: attempt))
    return end > score
  }

  mutating func look(at attempt: Int) {
    for agent in world.plan.fleet.agents(for: request) {
      switch world.truth {
      case .synthetic(let synthetic): look(at: attempt, agent, in: synthetic)
      case .recorded(let recorded):
        take(recorded.fate(of: subtask, agent: agent, attempt: attempt), attempt)
      case .environment(let environment):
        for action in world.plan.catalogue.actions.indices {
          take(environment.fate(of: subtask, action: ActionID(action)), attempt)
        }
      }
    }
  }

  private mutating func look(at attempt: Int, _ agent: AgentID, in synthetic: SyntheticWorld) {
    let given = synthetic.circumstances(
      of: subtask, request: request, agent: agent, attempt: attempt,
      day: Int(world.workload.days[subtask.rawValue]), load: .idle)
    for action in world.plan.catalogue.actions.indices {
      // Signals are cheap to draw: most actions can't beat the best even if they succeed at once.
      if succeeded, failuresAreWorse {
        let signals = synthetic.signalsOfSuccess(given, action: ActionID(action))
        let most = end(
          seconds: 0, attempt: attempt, satisfaction: signals.satisfaction,
          efficiency: signals.efficiency)
        guard most > score else { continue }
      }
      take(synthetic.fate(given, action: ActionID(action)), attempt)
    }
  }

  private mutating func take(_ fate: Fate, _ attempt: Int) {
    succeeded = succeeded || fate.succeeded
    let seconds = min(fate.service, world.plan.rules.timeout).seconds
    let errors = Double(fate.errors)
    score = max(
      score,
      SubtaskEnd(
        succeeded: fate.succeeded ? 1 : 0, seconds: seconds, attempts: Double(attempt + 1),
        errors: errors, satisfaction: fate.satisfaction, efficiency: fate.efficiency,
        value: fate.value
      ).score(world.plan.scoring))
  }

  /// The score of a success.
  private func end(
    seconds: Double, attempt: Int, satisfaction: Double, efficiency: Double
  ) -> Double {
    SubtaskEnd(
      succeeded: 1, seconds: seconds, attempts: Double(attempt + 1), errors: 0,
      satisfaction: satisfaction, efficiency: efficiency
    ).score(world.plan.scoring)
  }
}

extension SyntheticParameters.Signal {
  /// What it can't exceed at an attempt.
  fileprivate func greatest(at attempt: Int) -> Double {
    let bound = max(afterSuccess.support.upperBound, afterFailure.support.upperBound)
    return min(1, max(0, bound + actionSpread / 2 - costOfRetry * Double(attempt)))
  }
}
