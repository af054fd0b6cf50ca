// What an arm lost on the way, run by run. Not here: how soon it was good (`LearningCurve.swift`), the table
// (`Report+Regret.swift`), the drawing (`Plot+Regret.swift`).

import Experiments
import FleetSimulation
import GroundTruth

/// Against the bound, or the best static choice where a measure has no bound.
struct RegretFigures {
  /// What was lost until the end of each day, summed from the first on, by replication: planned subtasks
  /// of a day × (yardstick − arm), the other way round where less is better; whole tasks for their share.
  let byDay: [[Double]]

  init(of arm: Int, _ findings: Findings) {
    let (result, measure) = (findings.result, findings.measure)
    let bound = findings.boundRuns
    let yardsticks =
      bound.count == result.yardsticks.count
      ? bound : result.yardsticks.map { Findings.bestStatic($0, for: measure) }
    byDay = zip(result.runs[arm], yardsticks).map { run, yardstick in
      var sum = 0.0
      return zip(run.daily.days, yardstick.days).map { own, best in
        let weight = measure == .taskSuccessRate ? own.tasks : own.planned
        let lost = measure.sign * (best.value(of: measure) - own.value(of: measure))
        if lost.isFinite { sum += weight * lost }
        return sum
      }
    }
  }

  /// Over the whole run, by replication.
  var totals: [Double] { byDay.map { $0.last ?? .nan } }

  /// What it is lost against.
  static func yardstick(_ findings: Findings) -> String {
    findings.boundRuns.count == findings.result.yardsticks.count
      ? findings.boundWords : "best static choice"
  }
}
