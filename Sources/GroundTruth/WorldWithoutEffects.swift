// A world's twin in which nothing can be learned: its tasks and its luck, but agents and actions alike.
// Not here: worlds that are written so (scenario files), what is checked in it (`Experiments`).

import FleetModel
import Instants

/// Why a world has no twin without effects.
package enum NoTwin: Error, Hashable, CustomStringConvertible {
  case isEnvironment

  package var description: String {
    switch self {
    case .isEnvironment:
      "an environment is its actions' effects and has no luck; without them nothing is left to play"
    }
  }
}

extension WorldPlan {
  /// The same work for the same fleet, whose agents and actions all bring the same. Nobody waits, goes
  /// down or gets another attempt, load and time change nothing, so no choice matters, of "who" or "how".
  ///
  /// Effects of a synthetic world are 0; what an agent has with one subtask stays, since that is luck that
  /// no learner can know. In a recorded one every agent has each task's means over the agents for which it
  /// is recorded.
  ///
  /// - Parameter sharesNoise: Whether luck is the subtask's alone, so that all arms must have the same
  ///   measures to the last bit; otherwise they differ by luck.
  package func withoutEffects(sharesNoise: Bool = false) throws(NoTwin) -> WorldPlan {
    var plan = self
    switch truth {
    case .environment: throw .isEnvironment
    case .synthetic(let parameters, let work):
      plan.truth = .synthetic(parameters.withoutEffects(sharesNoise: sharesNoise), work)
    case .recorded(let parameters):
      plan.truth = .recorded(
        parameters.withoutEffects(timeout: rules.timeout, sharesNoise: sharesNoise))
    }
    return plan.withoutQueues
  }

  /// The same in which nobody waits and nobody gets another attempt: what a subtask is worth hangs on one choice
  /// of agent and one of action.
  package var withoutQueues: WorldPlan {
    var plan = self
    if case .synthetic(var parameters, let work) = truth {
      (parameters.busy, parameters.saturated, parameters.outages) = (nil, nil, nil)
      plan.truth = .synthetic(parameters, work)
    }
    plan.rules.mostAttempts = 1
    do throws(FleetError) {
      plan.fleet = try Fleet(
        agents: fleet.agents.map { Agent(name: $0.name, capacity: nil) }, kinds: fleet.kinds)
    } catch { preconditionFailure("a fleet that was one is none: \(error)") }
    return plan
  }
}

extension SyntheticParameters {
  fileprivate func withoutEffects(sharesNoise: Bool) -> SyntheticParameters {
    var alike = self
    (alike.success.agentKind, alike.success.action, alike.success.actionComplexity) = (0, 0, 0)
    (alike.success.fixedRetry, alike.success.noRetry) = (0, 0)
    (alike.service.agent, alike.service.action) = (0, 0)
    (alike.satisfaction.actionSpread, alike.efficiency.actionSpread) = (0, 0)
    alike.drift = Drift()
    alike.sharesNoise = sharesNoise
    return alike
  }
}

extension RecordedParameters {
  /// Sums over the agents for which a task is recorded.
  private struct Sums {
    var (success, seconds, errors, count) = (0.0, 0.0, 0.0, 0.0)
    var (quality, qualityCount) = (0.0, 0.0)

    mutating func add(_ cell: RecordedWorld.Cell, timeout: Span) {
      success += cell.success
      seconds += min(cell.service, timeout).seconds
      errors += cell.success * cell.errorsOfSuccess + (1 - cell.success) * cell.errorsOfFailure
      count += 1
      guard let satisfaction = cell.satisfaction else { return }
      quality += satisfaction
      qualityCount += 1
    }
  }

  /// What takes longer than the time limit counts as it is played: a failure with an error, at the limit.
  fileprivate func withoutEffects(timeout: Span, sharesNoise: Bool) -> RecordedParameters {
    let agents = matrix.agents.indices
    let tasks = matrix.tasks.indices.map { task in
      agents.reduce(into: Sums()) { sums, agent in
        guard matrix.success(task: task, agent: agent) != nil else { return }
        sums.add(certainties(task: task, agent: AgentID(agent), timeout: timeout), timeout: timeout)
      }
    }
    /// Whoever may do a task has its mean; where nobody may but who is recorded, the others keep out.
    func cells(_ mean: (Sums) -> Double) -> [Double] {
      matrix.tasks.indices.flatMap { task in
        agents.map { agent in
          let isOut = missing == .unavailable && matrix.success(task: task, agent: agent) == nil
          return isOut ? .nan : mean(tasks[task])
        }
      }
    }
    let raisesErrors = matrix.error != nil || tasks.contains { $0.errors > 0 }
    var alike = RecordedParameters(
      matrix: RecordedMatrix(
        tasks: matrix.tasks, agents: matrix.agents, kinds: matrix.kinds,
        kindOfTask: matrix.kindOfTask, success: cells { $0.success / $0.count },
        seconds: matrix.seconds == nil ? nil : cells { $0.seconds / $0.count },
        quality: matrix.quality == nil ? nil : cells { $0.quality / $0.qualityCount },
        error: raisesErrors ? cells { $0.errors / $0.count } : nil),
      passes: passes, service: service, missing: missing)
    alike.sharesNoise = sharesNoise
    return alike
  }
}
