// How far scores have moved from earlier ones on the same seeds, in one word and with its numbers.
// Not here: which are compared (`BaselineComparison.swift`), arms of one run (`Comparison.swift`).

import GroundTruth
import LabStatistics

/// An arm now against the same arm before, paired by replication. Better is more, whatever the measure.
package struct Shift: Sendable {
  /// Gravest last.
  package enum Word: String, Sendable, CaseIterable, Comparable {
    /// The difference is exactly 0 on every seed.
    case identical
    /// Within the margin, by two one-sided tests.
    case equivalent
    /// More than nothing, and not equivalent.
    case better
    case inconclusive
    /// By more than the margin.
    case worse

    package static func < (one: Word, other: Word) -> Bool {
      let order = allCases
      return order.firstIndex(of: one) ?? 0 < order.firstIndex(of: other) ?? 0
    }
  }

  /// A change with its one-sided 95 % bounds, which are the two-sided 90 % interval.
  package struct Change: Sendable, Equatable {
    package let value: Double
    package let low: Double
    package let high: Double
  }

  package let arm: String
  package let gauge: Gauge
  package let count: Int
  /// Replications that changed at all.
  package let changed: Int
  package let mean: Double
  package let baseMean: Double
  /// mean(now − before), signed as the measure is; `nil` from a single replication.
  package let difference: Comparison.Estimate?
  /// mean(gain) / |mean(before)|; the plain gain where the mean before is 0. `nil` from a single one.
  package let change: Change?
  package let isRelative: Bool
  /// One-sided, against "no worse than the margin allows".
  package let p: Double?
  /// Adjusted over what changed of the same gauge.
  package internal(set) var holm: Double?
  package internal(set) var word: Word
  /// How many replications would settle it with a chance of .8, if the truth is as estimated; only where it is
  /// inconclusive, and `nil` where no number would.
  package internal(set) var settledBy: Int?

  let evidence: Evidence?

  /// What words are decided by.
  struct Evidence: Sendable {
    let estimate: StudentEstimate
    let margin: Double
    /// One a replication: what was gained, and what the margin is a share of.
    let gains: [Double]
    let scales: [Double]
  }

  /// Whether it is better beyond the margin: what it is compared with is out of date.
  package var isBeyondMargin: Bool {
    guard word == .better, let evidence, let change else { return false }
    return change.low > evidence.margin
  }

  /// ±2 % (protocol, section 4).
  package static let standardMargin = 0.02
  /// Of all tests here.
  static let level = 0.05

  /// - Parameters:
  ///   - values: One a replication.
  ///   - base: As many, of the same replications in the same order.
  ///   - margin: A share of the mean of `base`, 0 or more.
  init(arm: String, gauge: Gauge, values: [Double], base: [Double], margin: Double) {
    (self.arm, self.gauge, count) = (arm, gauge, values.count)
    changed = zip(values, base).count { $0 != $1 }
    mean = Moments(of: values).mean
    difference =
      (try? PairedDifference(
        treatment: values, control: base, confidence: Comparison.confidence))
      .map { Comparison.Estimate($0.estimate) }
    let sign = gauge.measure.isGain ? 1.0 : -1.0
    let gains = zip(values, base).map { sign * ($0 - $1) }
    let level = Moments(of: base).mean
    baseMean = level
    let (isRelative, margin) = (level != 0, level == 0 ? 0 : margin)
    self.isRelative = isRelative
    let scales = base.map { level == 0 ? 0 : level < 0 ? -$0 : $0 }
    let estimate =
      isRelative
      ? (try? RatioOfMeans(numerator: gains, denominator: scales))?.estimate
      : (try? PairedDifference(
        treatment: gains, control: scales, confidence: Comparison.confidence))?.estimate
    evidence = estimate.map {
      Evidence(estimate: $0, margin: margin, gains: gains, scales: scales)
    }
    change = estimate.map {
      Change(
        value: $0.value, low: $0.lowerBound(confidence: 1 - Self.level),
        high: $0.upperBound(confidence: 1 - Self.level))
    }
    p = evidence.map { $0.estimate.pValueOfLess(than: -$0.margin) }
    word = changed == 0 ? .identical : .inconclusive
  }
}
