// How an arm came along day by day: what it lost on the way and how soon it was good.
// Not here: the days themselves (`DailyCSV.swift`), the days that count (`Findings.swift`).

import Experiments
import FleetSimulation
import GroundTruth

/// Means over replications, on the measure that the plan ranks by.
struct LearningCurve {
  /// By day; NaN on a day without work.
  let days: [Double]
  /// What was lost over all days, summed: planned subtasks of a day × (yardstick − arm), or the
  /// other way round where less is better. Whole tasks instead of subtasks for the share of whole
  /// tasks.
  let regretToBound: Double?
  let regretToBestStatic: Double
  /// The first day, from 1, on which the arm has closed 90 % of that day's gap between the control
  /// and the bound, and the best static choice; `nil` for never, or where there is no gap.
  let dayNearBound: Int?
  let dayNearBestStatic: Int?
  /// The first day on which its lead over the control is 90 % of the one in the days that count;
  /// `nil` for never, or without such a lead.
  let dayNearOwnLead: Int?

  static let share = 0.9

  init(of arm: Int, _ findings: Findings) {
    let (result, measure) = (findings.result, findings.measure)
    func curve(_ runs: [DailyMeasures]) -> [Double] {
      guard let first = runs.first else { return [] }
      return first.days.indices.map { day in
        runs.map { $0.days[day].value(of: measure) }.filter(\.isFinite).mean
      }
    }
    func bound(_ yardsticks: Yardsticks) -> DailyMeasures? {
      switch findings.bound {
      case .ceiling, .queueFreeOptimum: yardsticks.ceilings(measure)?.joint
      case .clairvoyant: yardsticks.clairvoyant
      case nil: nil
      }
    }
    func regret(to best: [DailyMeasures]) -> Double {
      zip(result.runs[arm], best).map { run, best in
        zip(run.daily.days, best.days).reduce(0) { sum, day in
          let weight = measure == .taskSuccessRate ? day.0.tasks : day.0.planned
          let lost = measure.sign * (day.1.value(of: measure) - day.0.value(of: measure))
          return lost.isFinite ? sum + weight * lost : sum
        }
      }.mean
    }
    let own = curve(result.runs[arm].map(\.daily))
    let control = curve(result.runs[result.plan.controlIndex].map(\.daily))
    days = own
    let bounds = result.yardsticks.compactMap(bound)
    regretToBound = bounds.isEmpty ? nil : regret(to: bounds)
    let statics = result.yardsticks.map { Findings.bestStatic($0, for: measure) }
    regretToBestStatic = regret(to: statics)
    let leads = zip(own, control).map { measure.sign * ($0 - $1) }
    func firstDay(near best: [Double]) -> Int? {
      let gaps = zip(best, control).map { measure.sign * ($0 - $1) }
      return zip(leads, gaps).enumerated().first { _, day in
        day.1 > 0 && day.0 >= Self.share * day.1
      }.map { $0.offset + 1 }
    }
    dayNearBound = firstDay(near: curve(bounds))
    dayNearBestStatic = firstDay(
      near: curve(statics))
    let standing = findings.standings.first { $0.index == arm }
    let difference = standing?.comparison?.difference.map { Interval($0) }
    let finalLead = measure.sign * (difference?.value ?? 0)
    dayNearOwnLead =
      finalLead > 0 && difference?.holdsZero == false
      ? leads.firstIndex { $0 >= Self.share * finalLead }.map { $0 + 1 } : nil
  }
}
