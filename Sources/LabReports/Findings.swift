// What follows from a result on the measure that its plan ranks by: which arm is best, how surely,
// and how far from the best possible. Not here: words (`Opening.swift`), over time
// (`LearningCurve.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabStatistics

struct Findings: Sendable {
  /// One arm among the others.
  struct Standing: Sendable {
    /// Its place in the plan.
    let index: Int
    let name: String
    /// Over the days that count, averaged over replications.
    let mean: Double
    /// `nil` for the control.
    let comparison: Comparison?
    /// The gain over the control as a share of what a yardstick gains; `nil` where that is nothing
    /// or too little to divide by.
    let closedToBound: Interval?
    let closedToBestStatic: Interval?
    let utilisation: Double?
    let meanWaitSeconds: Double
    let backlog: BacklogFigures
  }

  let result: ExperimentResult
  let measure: Measure
  /// Best first; equals in the plan's order.
  let standings: [Standing]
  /// The best arm's mean less the second's; `nil` with a single arm.
  let lead: Interval?
  /// Arms whose difference to the best has an interval that holds 0, unadjusted, best first.
  let peers: [String]

  /// What the measure is seen against, and its mean; `nil` for measures that have no bound.
  var bound: Bound? { result.bound(measure) }
  var boundMean: Double? { result.boundValues(measure)?.mean }

  var best: Standing { standings[0] }
  var control: Standing {
    standings.first { $0.index == result.plan.controlIndex } ?? standings[0]
  }
  var givesVerdicts: Bool { result.plan.replications >= Comparison.fewestForVerdict }

  init(of result: ExperimentResult) {
    self.result = result
    measure = result.plan.measure
    let (measure, plan) = (result.plan.measure, result.plan)
    let comparisons = result.comparisons(measure)
    let unranked = plan.arms.indices.map { index in
      Standing(
        index: index, name: plan.arms[index].name, mean: result.values(measure, arm: index).mean,
        comparison: comparisons.first { $0.arm == plan.arms[index].name },
        closedToBound: Self.closed(index, to: result.boundValues(measure), in: result),
        closedToBestStatic: Self.closed(
          index, to: result.values(measure, yardstick: { Self.bestStatic($0, for: measure) }),
          in: result),
        utilisation: result.utilisation(arm: index), meanWaitSeconds: result.meanWait(arm: index),
        backlog: BacklogFigures(of: result.backlogs(arm: index)))
    }
    let ranked = unranked.sorted { one, other in
      let (first, second) = (measure.sign * one.mean, measure.sign * other.mean)
      if first.isNaN || second.isNaN { return !first.isNaN || one.index < other.index }
      return first == second ? one.index < other.index : first > second
    }
    let others = ranked.dropFirst()
    lead = others.first.map { Self.difference(ranked[0].index, $0.index, in: result) }
    peers = others.filter {
      Self.difference(ranked[0].index, $0.index, in: result).holdsZero == true
    }.map(\.name)
    standings = ranked
  }

  /// The best fixed choice, made for the measure that is ranked by where that has ceilings.
  static func bestStatic(_ yardsticks: Yardsticks, for measure: Measure) -> DailyMeasures {
    yardsticks.ceilings(measure)?.bestStatic ?? yardsticks.bestStatic
  }

  /// Arms that differ from the best by less than matters: the whole interval of the difference within 5 %
  /// of the gap from the control to the bound.
  var equivalents: [String] {
    guard let boundMean, plan.replications > 1 else { return [] }
    let margin = 0.05 * abs(boundMean - control.mean)
    return standings.dropFirst().filter { standing in
      let difference = Self.difference(best.index, standing.index, in: result)
      // Without an error nothing is known to be small.
      return !difference.low.isNaN && max(abs(difference.low), abs(difference.high)) < margin
    }.map(\.name)
  }

  private var plan: ExperimentPlan { result.plan }

  /// Paired by replication; a point where there is only one.
  private static func difference(
    _ one: Int, _ other: Int, in result: ExperimentResult
  ) -> Interval {
    let values = [one, other].map { result.values(result.plan.measure, arm: $0) }
    let paired = try? PairedDifference(
      treatment: values[0], control: values[1], confidence: Comparison.confidence)
    return paired.map { Interval($0.estimate) }
      ?? Interval(point: values[0].mean - values[1].mean)
  }

  private static func closed(
    _ arm: Int, to best: [Double]?, in result: ExperimentResult
  ) -> Interval? {
    let measure = result.plan.measure
    guard arm != result.plan.controlIndex, let best else { return nil }
    let own = result.values(measure, arm: arm)
    let control = result.values(measure, arm: result.plan.controlIndex)
    let gap = measure.sign * (best.mean - control.mean)
    guard gap > 0 else { return nil }
    guard control.count > 1 else {
      return Interval(point: measure.sign * (own[0] - control[0]) / gap)
    }
    let ratio = try? RatioOfMeans.gapClosed(learner: own, control: control, ceiling: best)
    guard let ratio, ratio.denominatorStatistic >= 3 else { return nil }
    return Interval(ratio.estimate)
  }

  /// A yardstick's mean over the days that count; `nil` where the world has no such yardstick.
  func mean(of yardstick: Yardstick, _ measure: Measure? = nil) -> Double? {
    let asked = measure ?? self.measure
    guard yardstick.says(asked) else { return nil }
    if yardstick == .bestStatic {
      return result.values(asked, yardstick: { Self.bestStatic($0, for: self.measure) })?.mean
    }
    return result.values(asked, yardstick: { yardstick.daily(of: $0) })?.mean
  }
}
