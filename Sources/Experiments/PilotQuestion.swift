// What a pilot says about one question: how many replications would answer it. Not here: which questions there
// are (`Pilot.swift`), the power of tests (`LabStatistics`).

import GroundTruth
import LabStatistics

/// An arm against a reference in a pilot. Better is more, whatever the measure.
package struct PilotQuestion: Sendable {
  /// Replications that a paired t test at .05, two-sided, needs to see ``effect``.
  package struct Need: Sendable {
    package let power: Double
    /// `nil` where no number does.
    package let alone: Int?
    /// With the level divided by the number of questions, as Holm's first step does.
    package let inFamily: Int?
  }

  package let arm: String
  package let reference: String
  package let gauge: Gauge
  package let count: Int
  package let referenceMean: Double
  /// mean(gain), and the same as a share of the reference.
  package let gain: Double
  package let relative: Double
  /// Of the paired differences.
  package let deviation: Double
  /// Its 95 % interval, if differences are normal: a pilot's deviation is rough.
  package let deviationInterval: ClosedRange<Double>
  /// Cohen's d_z; `nil` where nothing varies.
  package let standardised: Double?
  /// |skewness| / √n of the differences; above .2 Student's interval covers less than it says.
  package let skew: Double
  /// What is to be seen: what the target asks for, or else what the pilot found.
  package let effect: Double
  package let needs: [Need]
  /// The least gain, as a share of the reference, that ``Pilot/full`` replications see with a chance of .8.
  package let smallestSeen: Double
  package let settling: Settling?

  /// When a target's verdict would stand.
  package struct Settling: Sendable {
    /// What is asked for, such as "better by at least 20.0 %".
    package let wish: String
    /// What the verdict would be, if the truth is as the pilot found.
    package let word: Verdict.Word
    /// Replications for a chance of .8; `nil` where no number does, as at the line itself.
    package let count: Int?
  }

  /// - Parameters:
  ///   - numbers: Of two replications or more.
  ///   - isTarget: Whether the plan asks it; otherwise nothing is settled.
  ///   - family: How many such questions are asked together.
  init(_ numbers: TargetNumbers, isTarget: Bool, family: Int) {
    let target = numbers.target
    (arm, reference, count) = (target.arm, target.reference, numbers.own.count)
    gauge = Gauge(target.measure, over: target.window)
    let moments = Moments(of: zip(numbers.own, numbers.others).map { numbers.sign * ($0 - $1) })
    referenceMean = Moments(of: numbers.others).mean
    let scale = abs(referenceMean)
    gain = moments.mean
    relative = gain / scale
    let deviation = moments.deviation
    self.deviation = deviation
    deviationInterval = DeviationInterval.normal(
      deviation: deviation, count: count, confidence: Comparison.confidence)
    standardised = deviation > 0 ? gain / deviation : nil
    skew = deviation > 0 ? abs(moments.skewness) / Double(count).squareRoot() : 0
    let effect = Self.asked(numbers) ?? abs(gain)
    self.effect = effect
    func needed(_ power: Double, alpha: Double) -> Int? {
      guard effect > 0 else { return nil }
      guard deviation > 0 else { return 2 }
      return SampleSize.pairedT(effect: effect, deviation: deviation, alpha: alpha, power: power)
    }
    needs = [0.8, 0.9].map {
      Need(
        power: $0, alone: needed($0, alpha: 0.05),
        inFamily: needed($0, alpha: 0.05 / Double(max(1, family))))
    }
    smallestSeen = Self.smallest(count: Pilot.full) * deviation / scale
    settling = isTarget ? Self.settling(numbers) : nil
  }

  /// The effect that a target asks for, in the unit of the measure; `nil` where it asks for any.
  private static func asked(_ numbers: TargetNumbers) -> Double? {
    let base = Moments(of: numbers.others).mean
    let effect: Double? =
      switch numbers.target.kind {
      case .improvement: numbers.target.atLeast * abs(base)
      case .gapClosed: numbers.boundMean.map { numbers.target.atLeast * abs($0 - base) }
      case .equivalent: numbers.margin
      case .better: nil
      }
    return effect.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func settling(_ numbers: TargetNumbers) -> Settling? {
    let wish = numbers.target.wish
    if numbers.isBeyondBound { return Settling(wish: wish, word: .infeasible, count: nil) }
    let beyond = Moments(of: numbers.beyond)
    guard beyond.mean.isFinite else { return nil }
    let distance = numbers.margin.map { $0 - abs(beyond.mean) } ?? beyond.mean
    var count: Int?
    if distance != 0 {
      count =
        beyond.deviation > 0
        ? SampleSize.pairedT(
          effect: abs(distance), deviation: beyond.deviation, alpha: 0.05, power: 0.8, sides: .one)
        : 2
    }
    return Settling(
      wish: wish, word: distance >= 0 ? .met : .missed,
      count: count.map { max($0, Comparison.fewestForVerdict) })
  }

  /// The least effect, in deviations, that so many pairs show with a chance of .8: by halving, to nine digits.
  private static func smallest(count: Int) -> Double {
    let test = StudentPower(.paired, alpha: 0.05, sides: .two)
    var (low, high) = (0.0, 10.0)
    while high - low > 1e-10 {
      let middle = (low + high) / 2
      if test.power(effect: middle, count: Double(count)) < 0.8 {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }
}
