// What one attempt in a synthetic world brings: a function of who, what, how, the how-manieth and the load.
// Not here: effects that hold for a whole replication (`SyntheticWorld.swift`).

import FleetModel
import Instants
import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SyntheticWorld {
  /// What of an attempt's fate doesn't depend on the action.
  struct Circumstances {
    let subtask: Int
    let agent: Int
    let attempt: Int
    /// Where the action effects of the period and level begin.
    let effects: Int
    /// The logit without the action's part.
    let logit: Double
    /// The logarithm of seconds without the action's part.
    let logSeconds: Double
    let agentLuck: Double
    let errorUniform: Double
  }

  /// The level of complexity that actions distinguish, from 0.
  static func level(of request: Subtask) -> Int { min(levels, max(1, request.capabilities)) - 1 }

  func circumstances(
    of subtask: SubtaskID, request: Subtask, agent: AgentID, attempt: Int, day: Int,
    load: LoadLevel
  ) -> Circumstances {
    let number = subtask.rawValue
    let entity = entity(number, agent.rawValue)
    let cell = cellChance.uniforms(entity: entity)
    let luck = attemptChance.uniforms(entity: entity, index: index(attempt: attempt))
    let success = parameters.success
    let period = periodOfDay[day]
    let place = period * index.count + index.place(of: agent, for: request.kind)
    return Circumstances(
      subtask: number, agent: agent.rawValue, attempt: attempt,
      effects: period * actionCount * Self.levels + Self.level(of: request),
      logit: success.base + skill[place] + taskEffect[number]
        + success.cell * StandardNormal.quantile(cell.0) + success.easingPerDay * Double(day)
        + loadLogit[load.rawValue],
      logSeconds: loadLogSeconds[load.rawValue] + logSize[number] + agentTime[agent.rawValue]
        + parameters.service.cell * StandardNormal.quantile(cell.1),
      agentLuck: StandardNormal.quantile(luck.0), errorUniform: luck.1)
  }

  /// The latent normal behind success is .9 of the agent's luck at this attempt and √.19 of the action's:
  /// by action too, else arms that differ in actions alone would be identical in a world without effects;
  /// mostly by agent, else the best of all fates would always be a success.
  func fate(_ given: Circumstances, action: ActionID) -> Fate {
    let entity = entity(given.subtask, given.agent)
    let index = index(attempt: given.attempt, action: action.rawValue)
    let luck = actionChance.uniforms(entity: entity, index: index)
    let logit = given.logit + actionEffect[given.effects + action.rawValue * Self.levels]
    let latent = 0.9 * given.agentLuck + 0.435_889_894_354_067_4 * StandardNormal.quantile(luck.0)
    let succeeds = StandardNormal.cumulative(latent) * (1 + exp(-logit)) < 1
    var logSeconds = given.logSeconds + actionTime[action.rawValue]
    logSeconds += parameters.service.attempt * StandardNormal.quantile(luck.1)
    // A thousand days at most: beyond, nothing of a run is left.
    let seconds = min(8.64e7, exp(logSeconds) * (succeeds ? 1 : parameters.service.failureRatio))
    let service = max(Span(nanoseconds: 1), Span(seconds: seconds))
    let timesOut = service > timeout
    let succeeded = succeeds && !timesOut
    let errors = timesOut || (!succeeded && given.errorUniform < parameters.errorGivenFailure)
    let signals = signalChance.quarters(entity: entity, index: index)
    return Fate(
      succeeded: succeeded, service: service, timesOut: timesOut, errors: errors ? 1 : 0,
      satisfaction: Self.signal(
        parameters.satisfaction, succeeded: succeeded, attempt: given.attempt, uniform: signals[0],
        shift: satisfactionShift[action.rawValue]),
      efficiency: Self.signal(
        parameters.efficiency, succeeded: succeeded, attempt: given.attempt, uniform: signals[1],
        shift: efficiencyShift[action.rawValue]),
      showsSatisfaction: signals[2] >= parameters.satisfaction.missing,
      showsEfficiency: signals[3] >= parameters.efficiency.missing)
  }

  /// Satisfaction and efficiency as they would be if the attempt succeeded.
  func signalsOfSuccess(
    _ given: Circumstances, action: ActionID
  ) -> (satisfaction: Double, efficiency: Double) {
    let signals = signalChance.quarters(
      entity: entity(given.subtask, given.agent),
      index: index(attempt: given.attempt, action: action.rawValue))
    return (
      Self.signal(
        parameters.satisfaction, succeeded: true, attempt: given.attempt, uniform: signals[0],
        shift: satisfactionShift[action.rawValue]),
      Self.signal(
        parameters.efficiency, succeeded: true, attempt: given.attempt, uniform: signals[1],
        shift: efficiencyShift[action.rawValue])
    )
  }

  private static func signal(
    _ signal: SyntheticParameters.Signal, succeeded: Bool, attempt: Int, uniform: Double,
    shift: Double
  ) -> Double {
    let distribution = succeeded ? signal.afterSuccess : signal.afterFailure
    guard let value = distribution.quantile(uniform) else {
      preconditionFailure("signals are drawn by inversion")
    }
    return min(1, max(0, value + shift - signal.costOfRetry * Double(attempt)))
  }
}
