// The numbers, one a replication, that a target is decided by. Not here: deciding (`Decision.swift`).

import LabStatistics

/// An arm's, its reference's and the bound's values of a target's measure, in the plan's order.
struct TargetNumbers {
  let target: Target
  let own: [Double]
  let others: [Double]
  /// The control's, which gaps begin at.
  let control: [Double]
  /// `nil` for measures that have no bound.
  let best: [Double]?

  /// 1 where more is better, −1 where less is.
  var sign: Double { target.measure.isGain ? 1 : -1 }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  var boundMean: Double? { best.map(Self.mean) }

  /// What the bound improves on the reference by, as a share of it.
  var headroom: Double? { boundMean.map { sign * ($0 / Self.mean(others) - 1) } }

  /// A gap that can't be told from nothing can't be divided by.
  var gapClosed: Comparison.Estimate? {
    gapRatio.flatMap { $0.denominatorStatistic >= 3 ? Comparison.Estimate($0.estimate) : nil }
  }

  var gapRatio: RatioOfMeans? {
    best.flatMap {
      try? RatioOfMeans.gapClosed(learner: own, control: others, ceiling: $0)
    }
  }

  /// Whether even the bound surely doesn't reach what is asked: the one-sided 95 % upper bound of its own
  /// improvement lies below. From a single replication, its point.
  var isBeyondBound: Bool {
    guard let best, let headroom else { return false }
    switch target.kind {
    case .improvement:
      let ratio = try? RatioOfMeans.relativeImprovement(learner: best, control: others)
      guard let estimate = ratio?.estimate else { return headroom < target.atLeast }
      let edge =
        sign > 0
        ? estimate.upperBound(confidence: Comparison.confidence)
        : -estimate.lowerBound(confidence: Comparison.confidence)
      return edge < target.atLeast
    case .gapClosed: return target.atLeast > 1
    case .better, .equivalent: return false
    }
  }

  /// What each replication has beyond what was asked: the target holds where the truth of its mean is 0 or
  /// more. Of an equivalence, the difference itself.
  var beyond: [Double] {
    zip(own, others).enumerated().map { index, pair in
      let gain = sign * (pair.0 - pair.1)
      return switch target.kind {
      case .improvement: gain - target.atLeast * pair.1
      case .gapClosed: gain - target.atLeast * sign * ((best?[index] ?? .nan) - pair.1)
      case .better, .equivalent: gain
      }
    }
  }

  /// The margin of an equivalence in the unit of the measure.
  var margin: Double? {
    switch target.kind {
    case .equivalent(.relative(let share)): share * abs(Self.mean(others))
    case .equivalent(.ofGap(let share)):
      boundMean.map { share * abs($0 - Self.mean(control)) }
    case .improvement, .gapClosed, .better: nil
    }
  }
}
