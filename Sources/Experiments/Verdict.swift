// The answer to a target, in one word and with its numbers. Not here: deciding (`Decision.swift`), the sentence
// (`Verdict+Sentence.swift`), what invalidates it (`ValidityCheck.swift`).

import GroundTruth
import LabStatistics

package struct Verdict: Sendable {
  package enum Word: String, Sendable, Codable {
    case met, missed, inconclusive, infeasible
    /// A validity check failed, or an arm wasn't played.
    case invalid
    /// Too few replications for a verdict.
    case estimate
  }

  package let target: Target
  package internal(set) var word: Word
  package let comparison: Comparison
  /// What the target is seen against; `nil` for measures that have no bound.
  package let bound: Bound?
  package let boundMean: Double?
  /// What the bound improves by, as a share of the reference.
  package let headroom: Double?
  /// Of what the bound gains over the reference, what the arm gained; `nil` from one replication, or
  /// where there is nothing to gain.
  package let gapClosed: Comparison.Estimate?
  /// How it was decided; `nil` from one replication.
  package internal(set) var decision: Decision?
  /// Why no verdict can be given, for ``Word/invalid``.
  package internal(set) var reason: String?
}

extension ExperimentResult {
  /// One for each target, in the plan's order. Their p-values are one family.
  package func verdicts() -> [Verdict] {
    var verdicts = plan.targets.map { verdict(on: $0) }
    adjust(&verdicts)
    guard let failed = validity.first(where: { $0.word == .failed }) else { return verdicts }
    for index in verdicts.indices where verdicts[index].word != .infeasible {
      verdicts[index].word = .invalid
      verdicts[index].reason = "the check '\(failed.name)' failed: \(failed.figure)"
    }
    return verdicts
  }

  /// Holm's p over all targets; one that claims a strategy to be better stands only if its own holds.
  private func adjust(_ verdicts: inout [Verdict]) {
    let decided = verdicts.indices.filter { verdicts[$0].decision != nil }
    let raw = decided.compactMap { verdicts[$0].decision?.p }
    guard let adjusted = try? Holm.adjusted(raw) else { return }
    for (index, p) in zip(decided, adjusted) {
      verdicts[index].decision?.holm = p
      if verdicts[index].target.kind == .better, verdicts[index].word == .met,
        p > 1 - Comparison.confidence
      {
        verdicts[index].word = .inconclusive
      }
    }
  }

  private func verdict(on target: Target) -> Verdict {
    let names = plan.arms.map(\.name)
    guard let arm = names.firstIndex(of: target.arm),
      let reference = names.firstIndex(of: target.reference)
    else { return missing(target, names) }
    let own = values(target.measure, arm: arm, window: target.window)
    let others = values(target.measure, arm: reference, window: target.window)
    let best = boundValues(target.measure, window: target.window)
    let numbers = TargetNumbers(
      target: target, own: own, others: others,
      control: values(target.measure, arm: plan.controlIndex, window: target.window), best: best)
    let comparison = Comparison(
      arm: target.arm, reference: target.reference, measure: target.measure, values: own,
      against: others)
    let decision = Decision(numbers)
    let word: Verdict.Word =
      if numbers.isBeyondBound {
        .infeasible
      } else if comparison.count < Comparison.fewestForVerdict { .estimate } else {
        decision?.word ?? .inconclusive
      }
    return Verdict(
      target: target, word: word, comparison: comparison, bound: bound(target.measure),
      boundMean: numbers.boundMean, headroom: numbers.headroom, gapClosed: numbers.gapClosed,
      decision: decision)
  }

  /// An arm that the scenario defines and that wasn't played: whatever was to be shown, it wasn't.
  private func missing(_ target: Target, _ names: [String]) -> Verdict {
    let arms = [target.arm, target.reference].filter { !names.contains($0) }
    return Verdict(
      target: target, word: .invalid,
      comparison: Comparison(
        arm: target.arm, reference: target.reference, measure: target.measure, values: [],
        against: []),
      bound: nil, boundMean: nil, headroom: nil, gapClosed: nil, decision: nil,
      reason: "'\(arms.joined(separator: "' and '"))' wasn't played")
  }
}
