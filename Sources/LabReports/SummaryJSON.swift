// What `run --format json` prints: the summary as values. Not here: its text
// (`TerminalSummary.swift`).

package import Experiments
import GroundTruth

package enum SummaryJSON {
  package static func text(of result: ExperimentResult) -> String { value(of: result).document }

  static func value(of result: ExperimentResult) -> JSONValue {
    let findings = Findings(of: result)
    let plan = result.plan
    let yardsticks = Yardstick.shown(for: plan.measure).compactMap { yardstick in
      findings.mean(of: yardstick).map { (key: yardstick.key, value: JSONValue.number($0)) }
    }
    return JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(plan.name)), ("seed", .integer(plan.seed)),
      ("replications", .integer(plan.replications)), ("measure", .text(plan.measure.rawValue)),
      (
        "window",
        .object([
          ("first_day", .integer(plan.window.lowerBound + 1)),
          ("last_day", .integer(plan.window.upperBound)),
        ])
      ), ("control", .text(plan.control)), ("best_arm", .text(findings.best.name)),
      ("lead_over_second", findings.lead?.json() ?? .null),
      ("not_told_apart_from_best", .texts(findings.peers)),
      ("gives_verdicts", .flag(findings.givesVerdicts)), ("yardsticks", .object(yardsticks)),
      ("arms", .list(findings.standings.map(arm))),
      (
        "verdicts",
        .list(
          result.verdicts().map {
            .object([("word", .text($0.word.rawValue)), ("sentence", .text($0.sentence))])
          })
      ),
    ])
  }

  /// Best first.
  private static func arm(_ standing: Findings.Standing) -> JSONValue {
    let comparison = standing.comparison
    let utilisation = standing.utilisation.map { 100 * $0 }
    return .object([
      ("name", .text(standing.name)), ("mean", .number(standing.mean)),
      ("difference", Interval.json(comparison?.difference)),
      ("relative_percent", Interval.json(comparison?.relative, times: 100)),
      ("p_holm", .number(comparison?.holm)),
      ("verdict", .text(comparison?.verdict?.rawValue)),
      ("gap_closed_percent", Interval.json(standing.closedToBound, times: 100)),
      ("closed_to_best_static_percent", Interval.json(standing.closedToBestStatic, times: 100)),
      ("utilisation_percent", .number(utilisation)),
      ("mean_wait_seconds", .number(standing.meanWaitSeconds)),
    ])
  }
}
