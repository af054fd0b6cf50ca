// What a gate says to a plan as a whole: everything that was asked, and the gravest answer. Not here: single
// answers (`Verdict.swift`, `LimitVerdict.swift`, `BaselineComparison.swift`), exit codes (`FleetLabCommands`).

package struct Gate: Sendable {
  package enum Outcome: Sendable { case met, missed, inconclusive, invalid }

  package let result: ExperimentResult
  package let verdicts: [Verdict]
  package let limits: [LimitVerdict]
  /// Decided by a clock.
  package let overhead: [LimitVerdict]
  /// Against scores that were called good; `nil` where none were given.
  package let baseline: BaselineComparison?
  /// Arms that the scenario defines and that weren't played.
  package let missingArms: [String]

  package init(
    _ result: ExperimentResult, _ timing: RunTiming, baseline: BaselineComparison?,
    missingArms: [String]
  ) {
    self.result = result
    verdicts = result.verdicts()
    limits = result.limitVerdicts()
    overhead = timing.limitVerdicts(of: result.plan)
    self.baseline = baseline
    self.missingArms = missingArms
  }

  /// Invalid stands above missed, and that above inconclusive.
  package var outcome: Outcome {
    let words = verdicts.map(\.word) + (limits + overhead).map(\.word)
    let isBroken = result.validity.contains { $0.word == .failed } || !missingArms.isEmpty
    if isBroken || words.contains(.invalid) || words.contains(.infeasible) { return .invalid }
    if words.contains(.missed) || baseline?.word == .worse { return .missed }
    let isOpen = words.contains(.inconclusive) || words.contains(.estimate)
    return isOpen || baseline?.word == .inconclusive ? .inconclusive : .met
  }
}
