// The winner of a report played again on worlds that had no part in choosing it. Not here: playing
// (`ExperimentRunner.swift`), which worlds are fresh (`SeedRange.swift`).

import GroundTruth
import LabStatistics

/// What the best of several arms came to where nobody had looked: the best of nine equals looks 1.05
/// standard errors better than it is (PROTOCOL 3), and this figure doesn't.
package struct Confirmation: Sendable {
  /// The winner against the control.
  package let comparison: Comparison
  package let bound: Bound?
  package let boundMean: Double?
  package let gapClosed: Comparison.Estimate?
}

extension ExperimentResult {
  /// The best arm on the plan's measure; of equals the first.
  package var winner: Int {
    let sign = plan.measure.isGain ? 1.0 : -1.0
    let means = plan.arms.indices.map { arm in
      let values = values(plan.measure, arm: arm)
      return sign * values.reduce(0, +) / Double(values.count)
    }
    return means.indices.max { means[$0] < means[$1] || (means[$0].isNaN && !means[$1].isNaN) }
      ?? 0
  }

  /// The winner and the control on as many fresh worlds; `nil` where nothing was picked by looking, no
  /// verdict is given, or the plan doesn't want it.
  package var confirmationPlan: ExperimentPlan? {
    guard plan.confirmsWinner, plan.seeds == .report, plan.arms.count > 2,
      plan.replications >= Comparison.fewestForVerdict, winner != plan.controlIndex
    else { return nil }
    var fresh = plan
    fresh.seeds = .fresh
    fresh.arms = [plan.arms[plan.controlIndex], plan.arms[winner]]
    (fresh.targets, fresh.limits) = ([], [])
    fresh.yardsticks = .bounds
    return fresh
  }

  /// Of a result of ``confirmationPlan``.
  package var asConfirmation: Confirmation? {
    guard plan.seeds == .fresh, let comparison = comparisons(plan.measure).first,
      let arm = plan.arms.indices.first(where: { $0 != plan.controlIndex })
    else { return nil }
    return Confirmation(
      comparison: comparison, bound: bound(plan.measure),
      boundMean: boundValues(plan.measure).map { $0.reduce(0, +) / Double($0.count) },
      gapClosed: boundValues(plan.measure).flatMap { best in
        let ratio = try? RatioOfMeans.gapClosed(
          learner: values(plan.measure, arm: arm),
          control: values(plan.measure, arm: plan.controlIndex), ceiling: best)
        guard let ratio, ratio.denominatorStatistic >= 3 else { return nil }
        return Comparison.Estimate(ratio.estimate)
      })
  }
}
