// What a ceiling maximises, as a sum of parts. Not here: which policies it is maximised over
// (`BackwardInduction.swift`), the score itself (`FleetModel/Score.swift`).

import FleetModel

/// Weights of a subtask's end: a measure that is a sum of them.
package struct Payoff: Hashable, Sendable {
  package var success: Double
  package var satisfaction: Double
  /// Of 1 − seconds / scale.
  package var time: Double
  package var scale: Double
  /// Of 1 − errors / attempts.
  package var error: Double
  package var efficiency: Double
  /// Of the value that the last attempt has.
  package var value = 0.0

  /// The score as a scoring counts it, or the rate of success; `nil` for measures that have no ceiling.
  package init?(_ measure: Measure, _ scoring: Scoring, hasSatisfaction: Bool, hasEfficiency: Bool)
  {
    scale = scoring.scale
    switch measure {
    case .successRate:
      (success, satisfaction, time, error, efficiency) = (1, 0, 0, 0, 0)
    case .score where scoring.isValue:
      (success, satisfaction, time, error, efficiency, value) = (0, 0, 0, 0, 0, 1)
    case .score:
      success = Score.successWeight
      satisfaction = hasSatisfaction ? Score.satisfactionWeight : 0
      time = scoring.countsTime ? Score.timeWeight : 0
      error = scoring.countsErrors ? Score.errorWeight : 0
      efficiency = hasEfficiency ? Score.efficiencyWeight : 0
      let total = success + satisfaction + time + error + efficiency
      for part in [\Payoff.success, \.satisfaction, \.time, \.error, \.efficiency] {
        self[keyPath: part] /= total
      }
    case .meanSeconds, .errorRate, .satisfaction, .efficiency, .taskSuccessRate: return nil
    }
  }
}
