// verdicts.json: each target with its answer in a word, a sentence and numbers.
// Not here: how an answer is found (`Experiments/Verdict.swift`).

package import Experiments
import GroundTruth

package enum VerdictsJSON {
  package static func text(of result: ExperimentResult) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(result.plan.name)),
      ("window", .text(result.plan.windowText)),
      ("replications", .integer(result.plan.replications)),
      ("verdicts", .list(result.verdicts().map { value($0, in: result) })),
    ]).document
  }

  private static func value(_ verdict: Verdict, in result: ExperimentResult) -> JSONValue {
    let comparison = verdict.comparison
    return .object([
      (
        "target",
        .object([
          ("arm", .text(verdict.target.arm)), ("against", .text(verdict.target.reference)),
          ("measure", .text(verdict.target.measure.rawValue)),
          ("at_least_percent", .number(100 * verdict.target.atLeast)),
        ])
      ),
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
          ("p", .number(comparison.p)),
        ])
      ),
    ])
  }
}
