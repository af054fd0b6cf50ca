// The answer to a limit, in one word and with its numbers. Not here: what limits there are (`Limit.swift`).

import FleetSimulation
import LabStatistics
import LearningCore

package struct LimitVerdict: Sendable {
  package let limit: Limit
  package let word: Verdict.Word
  /// In the limit's own unit: microseconds, bytes, or a confidence.
  package let value: Double?
  /// A 95 % interval; both `nil` where nothing is estimated or too little was counted.
  package let low: Double?
  package let high: Double?
  /// Calls, or replications.
  package let count: Int
  package let unit: String
  package let reason: String?

  package var sentence: String {
    func text(_ value: Double?) -> String {
      value.map { fixed($0, unit == "bytes" ? 0 : unit == "us" ? 2 : 3) } ?? "–"
    }
    var sentence = "\(limit.key) of \(limit.arm): \(text(value))"
    if !unit.isEmpty { sentence += " \(unit)" }
    if low != nil || high != nil { sentence += " [\(text(low)), \(text(high))]" }
    sentence += ", n = \(count); asked for \(limit.wish): \(word.rawValue)"
    return sentence + (reason.map { ", \($0)" } ?? "")
  }
}

extension ExperimentResult {
  /// Of limits that no clock decides.
  package func limitVerdicts() -> [LimitVerdict] {
    plan.limits.filter { !$0.isTimed }.map { limit in
      guard let arm = plan.arms.firstIndex(where: { $0.name == limit.arm }) else {
        return limit.notPlayed
      }
      switch limit.kind {
      case .memory(let most): return memory(limit, arm, most)
      case .patternConfidence(let least, let patterns):
        return confidence(limit, arm, least, patterns)
      case .overhead: preconditionFailure("a clock decides on overhead")
      }
    }
  }

  /// The largest agent's state of all runs: a limit holds everywhere, not on average.
  private func memory(_ limit: Limit, _ arm: Int, _ most: Int) -> LimitVerdict {
    let bytes = runs[arm].flatMap(\.stateBytes).max() ?? 0
    return LimitVerdict(
      limit: limit, word: bytes <= most ? .met : .missed, value: Double(bytes), low: nil,
      high: nil, count: runs[arm].count, unit: "bytes", reason: nil)
  }

  /// The mean over runs of the confidence that the asked number of patterns has at least.
  private func confidence(
    _ limit: Limit, _ arm: Int, _ least: Double, _ patterns: Int
  ) -> LimitVerdict {
    let values = runs[arm].map { run in
      let confidences = run.patterns.flatMap(\.self).map(\.confidence).sorted(by: >)
      return patterns <= confidences.count ? confidences[patterns - 1] : 0
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let paired = try? PairedDifference(
      treatment: values, control: Array(repeating: 0, count: values.count),
      confidence: Comparison.confidence)
    guard let paired, values.count >= Comparison.fewestForVerdict else {
      return LimitVerdict(
        limit: limit, word: .estimate, value: mean, low: paired.map { $0.mean - $0.halfWidth },
        high: paired.map { $0.mean + $0.halfWidth }, count: values.count, unit: "",
        reason: "a verdict needs \(Comparison.fewestForVerdict) replications")
    }
    let low = paired.estimate.lowerBound(confidence: Comparison.confidence)
    let high = paired.estimate.upperBound(confidence: Comparison.confidence)
    return LimitVerdict(
      limit: limit, word: low >= least ? .met : high < least ? .missed : .inconclusive,
      value: mean, low: paired.mean - paired.halfWidth, high: paired.mean + paired.halfWidth,
      count: values.count, unit: "", reason: nil)
  }
}

extension RunTiming {
  /// Of limits that a clock decides: the one-sided 95 % bounds of the percentile, by order statistics.
  package func limitVerdicts(of plan: ExperimentPlan) -> [LimitVerdict] {
    plan.limits.compactMap { limit in
      guard case .overhead(let step, let percentile, let most) = limit.kind else { return nil }
      guard let arm = plan.arms.firstIndex(where: { $0.name == limit.arm }),
        overhead.indices.contains(arm)
      else { return limit.notPlayed }
      let histogram =
        CoreStep.allCases.first { "\($0)" == step }.map { overhead[arm].steps[$0.rawValue] }
        ?? overhead[arm].total
      return histogram.verdict(on: limit, percentile: percentile, atMost: most.seconds * 1e6)
    }
  }
}

extension LatencyHistogram {
  fileprivate func verdict(
    on limit: Limit, percentile: Double, atMost most: Double
  ) -> LimitVerdict {
    func micros(_ rank: Int?) -> Double? {
      rank.flatMap { nanoseconds(atRank: $0) }.map { Double($0) / 1_000 }
    }
    guard count > 0 else {
      return LimitVerdict(
        limit: limit, word: .inconclusive, value: nil, low: nil, high: nil, count: 0, unit: "us",
        reason: "the step was never made")
    }
    let interval = OrderStatisticInterval(ofQuantile: percentile, count: count, confidence: 0.9)
    let (low, high) = (micros(interval.lowerRank), micros(interval.upperRank))
    let word: Verdict.Word =
      if let high, high <= most { .met } else if let low, low > most { .missed } else {
        .inconclusive
      }
    return LimitVerdict(
      limit: limit, word: word, value: self.percentile(percentile).map { Double($0) / 1_000 },
      low: low, high: high, count: count, unit: "us",
      reason: high == nil ? "too few calls to bound the percentile" : nil)
  }
}

extension PatternUse {
  /// The lower bound of Wilson's 95 % interval of its rate of success; 0 for one that was never used.
  package var confidence: Double {
    (try? Wilson(successes: successes, trials: uses, confidence: 0.95).interval.lowerBound) ?? 0
  }
}

extension Limit {
  fileprivate var notPlayed: LimitVerdict {
    LimitVerdict(
      limit: self, word: .invalid, value: nil, low: nil, high: nil, count: 0, unit: "",
      reason: "'\(arm)' wasn't played")
  }
}
