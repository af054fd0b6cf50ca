// How a target is decided: a bound of Student's, held against signs flipped at random. Not here: the numbers
// (`TargetNumbers.swift`), words to people (`Verdict+Sentence.swift`).

import LabStatistics

/// An estimate in the target's own unit, its one-sided bounds, and the word that follows.
package struct Decision: Sendable {
  /// A share of the reference, of the gap, or a difference: better is more.
  package let estimate: Comparison.Estimate
  /// One-sided 95 % bounds of the same.
  package let low: Double
  package let high: Double
  /// What is asked for in that unit; of an equivalence, the margin.
  package let line: Double
  /// One-sided, against "the target isn't reached" (of an equivalence, the greater of two such tests).
  package let p: Double
  /// Adjusted over all targets of the plan.
  package internal(set) var holm: Double?
  /// The mean of what lies beyond the line in its own deviations, Cohen's d_z.
  package let standardised: Double
  /// The same p by signs flipped at random, which assumes symmetry in place of a shape.
  package let signFlipP: Double
  package let word: Verdict.Word
  /// How many replications would settle it with a chance of .8, if the truth is as estimated; only where it
  /// is inconclusive. `nil` where no number would: the estimate lies on the line.
  package let settledBy: Int?

  /// `nil` from fewer than two replications, or where the unit isn't defined.
  init?(_ numbers: TargetNumbers) {
    let beyond = numbers.beyond
    guard beyond.allSatisfy(\.isFinite),
      let paired = try? PairedDifference(
        treatment: beyond, control: Array(repeating: 0, count: beyond.count),
        confidence: Comparison.confidence),
      let unit = Self.unit(of: numbers, paired)
    else { return nil }
    let level = Comparison.confidence
    (estimate, line) = (unit.estimate, unit.line)
    standardised = paired.standardisedMean
    if let margin = numbers.margin {
      let bounds = [
        paired.estimate.lowerBound(confidence: level),
        paired.estimate.upperBound(confidence: level),
      ]
      (low, high) = (bounds[0], bounds[1])
      p = max(
        paired.estimate.pValueOfMore(than: -margin), paired.estimate.pValueOfLess(than: margin))
      signFlipP = max(
        Self.flipped(beyond.map { $0 + margin }), Self.flipped(beyond.map { margin - $0 }))
      let raw: Verdict.Word =
        low > -margin && high < margin
        ? .met : low > margin || high < -margin ? .missed : .inconclusive
      word = raw == .met && signFlipP > 1 - level ? .inconclusive : raw
    } else {
      (low, high) = (unit.low, unit.high)
      p = paired.estimate.pValueOfMore(than: 0)
      signFlipP = Self.flipped(beyond)
      let opposite = Self.flipped(beyond.map { -$0 })
      // Where the two tests disagree across the line, neither is believed (PROTOCOL 4.3).
      word =
        low >= line && (signFlipP <= 1 - level || paired.estimate.standardError == 0)
        ? .met
        : high < line && (opposite <= 1 - level || paired.estimate.standardError == 0)
          ? .missed : .inconclusive
    }
    settledBy = word == .inconclusive ? Self.replications(paired, margin: numbers.margin) : nil
  }

  /// One-sided p of "the mean is 0 or less", by flipped signs.
  private static func flipped(_ values: [Double]) -> Double {
    (try? SignFlip(differences: values, seed: 20_251_125).pValueOfMore) ?? 1
  }

  /// The estimate and its bounds in the unit that people ask in.
  private static func unit(
    of numbers: TargetNumbers, _ paired: PairedDifference
  ) -> (estimate: Comparison.Estimate, low: Double, high: Double, line: Double)? {
    let ratio: RatioOfMeans?
    let sign: Double
    switch numbers.target.kind {
    case .improvement:
      ratio = try? RatioOfMeans.relativeImprovement(
        learner: numbers.own, control: numbers.others)
      sign = numbers.sign
    case .gapClosed:
      guard let gap = numbers.gapRatio, gap.denominatorStatistic >= 3 else { return nil }
      (ratio, sign) = (gap, 1)
    case .better:
      return (
        Comparison.Estimate(paired.estimate),
        paired.estimate.lowerBound(confidence: Comparison.confidence),
        paired.estimate.upperBound(confidence: Comparison.confidence), 0
      )
    case .equivalent:
      guard let margin = numbers.margin, margin > 0 else { return nil }
      let estimate = Comparison.Estimate(paired.estimate)
      return (estimate, estimate.low, estimate.high, margin)
    }
    guard let estimate = ratio?.estimate else { return nil }
    let bounds = [
      estimate.lowerBound(confidence: Comparison.confidence),
      estimate.upperBound(confidence: Comparison.confidence),
    ].map { sign * $0 }.sorted()
    return (
      Comparison.Estimate(estimate).times(sign), bounds[0], bounds[1], numbers.target.atLeast
    )
  }

  /// n of a one-sided test at .05 with power .8 (of an equivalence: to the nearer margin).
  private static func replications(_ paired: PairedDifference, margin: Double?) -> Int? {
    let distance = margin.map { abs($0 - abs(paired.mean)) } ?? abs(paired.mean)
    let deviation =
      paired.estimate.standardError * (paired.estimate.degreesOfFreedom + 1).squareRoot()
    guard distance > 0, deviation > 0 else { return nil }
    return SampleSize.pairedT(
      effect: distance, deviation: deviation, alpha: 1 - Comparison.confidence, power: 0.8,
      sides: .one)
  }
}

extension Comparison.Estimate {
  /// The same of a number that is `factor` times as large.
  func times(_ factor: Double) -> Comparison.Estimate {
    let ends = [factor * low, factor * high].sorted()
    return Comparison.Estimate(value: factor * value, low: ends[0], high: ends[1])
  }
}
