// The answer to a target, in one word and one sentence. Not here: the numbers behind it (`Comparison.swift`).

import GroundTruth
import LabStatistics

package struct Verdict: Sendable {
  package enum Word: String, Sendable {
    case met, missed, inconclusive, infeasible
    /// Too few replications for a verdict.
    case estimate
  }

  package let target: Target
  package let word: Word
  package let comparison: Comparison
  /// What the target is seen against; `nil` for measures that have no bound.
  package let bound: Bound?
  package let boundMean: Double?
  /// What the bound improves by, as a share of the reference.
  package let headroom: Double?
  /// Of what the bound gains over the reference, what the arm gained; `nil` from one replication, or
  /// where there is nothing to gain.
  package let gapClosed: Comparison.Estimate?
  package let sentence: String
}

extension ExperimentResult {
  package func verdicts() -> [Verdict] { plan.targets.compactMap { verdict(on: $0) } }

  /// `met` when the one-sided 95 % lower bound of the relative improvement reaches the target, `missed`
  /// when the upper bound doesn't, `infeasible` when even the optimal policy without queues doesn't: load can
  /// only harm, so what that can't reach nobody can.
  private func verdict(on target: Target) -> Verdict? {
    let names = plan.arms.map(\.name)
    guard let arm = names.firstIndex(of: target.arm),
      let reference = names.firstIndex(of: target.reference)
    else { return nil }
    let others = values(target.measure, arm: reference, window: target.window)
    let own = values(target.measure, arm: arm, window: target.window)
    let comparison = Comparison(
      arm: target.arm, reference: target.reference, measure: target.measure, values: own,
      against: others)
    let best = boundValues(target.measure, window: target.window)
    let bestMean = best.map { $0.reduce(0, +) / Double($0.count) }
    let sign = target.measure.isGain ? 1.0 : -1.0
    let headroom = bestMean.map { sign * ($0 / comparison.referenceMean - 1) }
    let ratio = try? RatioOfMeans.relativeImprovement(learner: own, control: others)
    let gap = best.flatMap {
      try? RatioOfMeans.gapClosed(learner: own, control: others, ceiling: $0)
    }
    let word: Verdict.Word
    if let headroom, headroom < target.atLeast {
      word = .infeasible
    } else if comparison.count < Comparison.fewestForVerdict {
      word = .estimate
    } else if let estimate = ratio?.estimate {
      let bounds = [
        estimate.lowerBound(confidence: Comparison.confidence),
        estimate.upperBound(confidence: Comparison.confidence),
      ].map { sign * $0 }.sorted()
      word =
        bounds[0] >= target.atLeast ? .met : bounds[1] < target.atLeast ? .missed : .inconclusive
    } else {
      word = .inconclusive
    }
    // A gap that can't be told from nothing can't be divided by.
    let closed = gap.flatMap {
      $0.denominatorStatistic >= 3 ? Comparison.Estimate($0.estimate) : nil
    }
    return Verdict(
      target: target, word: word, comparison: comparison, bound: bound(target.measure),
      boundMean: bestMean, headroom: headroom, gapClosed: closed,
      sentence: sentence(target, word, comparison, bestMean, headroom, closed))
  }

  /// Base, bound and headroom stand before any percentage: a relative figure is mostly one about the base.
  private func sentence(
    _ target: Target, _ word: Verdict.Word, _ comparison: Comparison, _ best: Double?,
    _ headroom: Double?, _ gapClosed: Comparison.Estimate?
  ) -> String {
    func percent(_ share: Double) -> String { signed(100 * share, digits: 1) + " %" }
    // Less of some measures is better: there a fall is the improvement.
    let sign = target.measure.isGain ? 1.0 : -1.0
    var text = "\(target.measure.rawValue) in \(ExperimentPlan.text(target.window)): base "
    text += "\(fixed(comparison.referenceMean, 4)) (\(target.reference)), "
    if let best, let headroom, let bound = bound(target.measure) {
      text += "\(bound.rawValue) \(fixed(best, 4)) (\(percent(headroom))), "
    }
    text += "\(target.arm) \(fixed(comparison.armMean, 4))"
    if let gapClosed {
      text += ", gap closed \(fixed(100 * gapClosed.value, 0)) % "
      text += "[\(fixed(100 * gapClosed.low, 0)), \(fixed(100 * gapClosed.high, 0))]"
    }
    if let relative = comparison.relative {
      let bounds = [sign * relative.low, sign * relative.high].sorted()
      text += ", better by \(percent(sign * relative.value)) [\(percent(bounds[0])), "
      text += "\(percent(bounds[1]))]"
    }
    text += "; asked for \(percent(target.atLeast)): \(word.rawValue)"
    switch word {
    case .infeasible:
      text += ", even the \((bound(target.measure) ?? .clairvoyant).rawValue) can't reach it"
    case .estimate:
      text += " only, a verdict needs \(Comparison.fewestForVerdict) replications"
    case .met, .missed, .inconclusive: break
    }
    return text
  }
}
