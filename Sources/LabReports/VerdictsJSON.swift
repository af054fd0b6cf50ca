// verdicts.json: each target and limit with its answer in a word, a sentence and numbers, and what was checked.
// Not here: how an answer is found (`Experiments/Verdict.swift`), what a clock decides (`OverheadJSON.swift`).

package import Experiments
import GroundTruth

package enum VerdictsJSON {
  package static func text(of result: ExperimentResult) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(result.plan.name)),
      ("window", .text(result.plan.windowText)),
      ("replications", .integer(result.plan.replications)),
      ("verdicts", .list(result.verdicts().map(value))),
      ("limits", .list(result.limitVerdicts().map(value))),
      ("validity", .list(result.validity.map(GateJSON.check))),
      ("confirmation", confirmation(of: result)),
    ]).document
  }

  private static func value(_ verdict: Verdict) -> JSONValue {
    let (comparison, decision) = (verdict.comparison, verdict.decision)
    return .object([
      ("target", Manifest.target(verdict.target)),
      ("word", .text(verdict.word.rawValue)), ("sentence", .text(verdict.sentence)),
      (
        "numbers",
        .object([
          ("n", .integer(comparison.count)), ("base", .number(comparison.referenceMean)),
          ("bound", .number(verdict.boundMean)), ("bound_is", .text(verdict.bound?.rawValue)),
          ("headroom_percent", .number(verdict.headroom.map { 100 * $0 })),
          ("arm_mean", .number(comparison.armMean)),
          ("difference", Interval.json(comparison.difference)),
          ("relative_percent", Interval.json(comparison.relative, times: 100)),
          ("gap_closed_percent", Interval.json(verdict.gapClosed, times: 100)),
          ("p", .number(comparison.p)), ("p_of_target", .number(decision?.p)),
          ("p_of_target_holm", .number(decision?.holm)),
          ("p_of_target_sign_flip", .number(decision?.signFlipP)),
          ("one_sided_low", .number(decision?.low)), ("one_sided_high", .number(decision?.high)),
          ("dz", .number(decision?.standardised)),
          ("settled_by_n", .integer(decision?.settledBy)),
          ("skewed", .flag(verdict.comparison.isSkewed)),
        ])
      ),
    ])
  }

  static func value(_ verdict: LimitVerdict) -> JSONValue {
    .object([
      ("limit", .text(verdict.limit.key)), ("arm", .text(verdict.limit.arm)),
      ("asked", .text(verdict.limit.wish)), ("word", .text(verdict.word.rawValue)),
      ("sentence", .text(verdict.sentence)), ("value", .number(verdict.value)),
      ("low", .number(verdict.low)), ("high", .number(verdict.high)),
      ("unit", .text(verdict.unit)), ("n", .integer(verdict.count)),
    ])
  }

  private static func confirmation(of result: ExperimentResult) -> JSONValue {
    guard let confirmation = result.confirmation else { return .null }
    let comparison = confirmation.comparison
    return .object([
      ("arm", .text(comparison.arm)), ("against", .text(comparison.reference)),
      ("measure", .text(comparison.measure.rawValue)), ("n", .integer(comparison.count)),
      ("first_replication", .integer(SeedRange.fresh.first)),
      ("base", .number(comparison.referenceMean)), ("arm_mean", .number(comparison.armMean)),
      ("relative_percent", Interval.json(comparison.relative, times: 100)),
      ("gap_closed_percent", Interval.json(confirmation.gapClosed, times: 100)),
    ])
  }
}
