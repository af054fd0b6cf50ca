// An arm against a reference: paired differences over replications that met the same worlds.
// Not here: intervals and tests (`LabStatistics`), questions with a yes or no (`Verdict.swift`).

package import GroundTruth
import LabStatistics

package struct Comparison: Sendable {
  package enum Verdict: String, Sendable {
    case better, worse, undecided
  }

  package let arm: String
  /// An arm's name, or a yardstick's.
  package let reference: String
  package let measure: Measure
  package let armMean: Double
  package let referenceMean: Double
  package let count: Int
  /// `nil` from a single replication.
  package let difference: Estimate?
  /// The difference as a share of the reference.
  package let relative: Estimate?
  /// Two-sided, of the paired t test; and adjusted by Holm over the family of this measure.
  package let p: Double?
  package internal(set) var holm: Double?
  /// `nil` with fewer than ``Comparison/fewestForVerdict`` replications: an estimate, no verdict.
  package internal(set) var verdict: Verdict?
  /// Whether the differences are so skewed that Student's interval covers less than it says: |skewness| / √n
  /// above .2 (PROTOCOL, coverage).
  package let isSkewed: Bool

  /// A value with its 95 % interval.
  package struct Estimate: Sendable {
    package let value: Double
    package let low: Double
    package let high: Double

    init(value: Double, low: Double, high: Double) {
      (self.value, self.low, self.high) = (value, low, high)
    }

    init(_ estimate: StudentEstimate) {
      let interval = estimate.interval(confidence: Comparison.confidence)
      value = estimate.value
      low = interval.lowerBound
      high = interval.upperBound
    }
  }

  package static let confidence = 0.95
  /// Below, an interval is all that is given (the protocol's gate minimum).
  package static let fewestForVerdict = 50

  init(
    arm: String, reference: String, measure: Measure, values: [Double], against others: [Double]
  ) {
    self.arm = arm
    self.reference = reference
    self.measure = measure
    count = values.count
    armMean = values.reduce(0, +) / Double(values.count)
    referenceMean = others.reduce(0, +) / Double(others.count)
    let paired = try? PairedDifference(
      treatment: values, control: others, confidence: Self.confidence)
    difference = paired.map { Estimate($0.estimate) }
    relative = (try? RatioOfMeans.relativeImprovement(learner: values, control: others))
      .map { Estimate($0.estimate) }
    p = paired?.estimate.pValue()
    isSkewed = count > 2 && Moments(of: zip(values, others).map { $0 - $1 }).isTooSkewedForStudent
  }
}

extension ExperimentResult {
  /// What is compared in tables; the plan's own measure first.
  package var comparedMeasures: [Measure] {
    [plan.measure]
      + [.score, .successRate, .meanSeconds, .errorRate, .taskSuccessRate]
      .filter { $0 != plan.measure }
  }

  /// Every arm against the control, measure by measure, each measure a family of its own.
  package func comparisons() -> [Comparison] {
    comparedMeasures.flatMap { comparisons($0) }
  }

  /// - Parameter window: The days that count; the plan's by default.
  package func comparisons(_ measure: Measure, window: Range<Int>? = nil) -> [Comparison] {
    let control = values(measure, arm: plan.controlIndex, window: window)
    var rows = plan.arms.indices.filter { $0 != plan.controlIndex }.map {
      Comparison(
        arm: plan.arms[$0].name, reference: plan.control, measure: measure,
        values: values(measure, arm: $0, window: window), against: control)
    }
    guard let adjusted = try? Holm.adjusted(rows.compactMap(\.p)), adjusted.count == rows.count
    else { return rows }
    for (row, holm) in adjusted.enumerated() {
      rows[row].holm = holm
      guard rows[row].count >= Comparison.fewestForVerdict, let difference = rows[row].difference
      else { continue }
      let isBetter = (difference.value > 0) == measure.isGain
      rows[row].verdict =
        holm > 1 - Comparison.confidence ? .undecided : isBetter ? .better : .worse
    }
    return rows
  }

  /// What an arm gained of what could have been gained: mean(arm − control) over
  /// mean(yardstick − control); `nil` where the yardstick gains nothing.
  package func gapClosed(
    _ measure: Measure, arm: Int, to yardstick: (Yardsticks) -> DailyMeasures?
  ) -> Comparison.Estimate? {
    guard let best = values(measure, yardstick: yardstick) else { return nil }
    let control = values(measure, arm: plan.controlIndex)
    let estimate = try? RatioOfMeans.gapClosed(
      learner: values(measure, arm: arm), control: control, ceiling: best)
    return estimate.map { Comparison.Estimate($0.estimate) }
  }
}
