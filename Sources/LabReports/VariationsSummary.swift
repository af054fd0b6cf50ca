// All variations of a scenario in what `run` prints, as text and as JSON. Not here: the report
// (`VariationsReport.swift`), one variation (`TerminalSummary.swift`, `SummaryJSON.swift`).

import Experiments
import GroundTruth

package enum VariationsSummary {
  package static func text(name: String, of variations: [VariationFigures]) -> String {
    var table = MarkdownTable([
      ("Variation", .left), ("Arm", .left), ("Measure", .right), ("Against control", .right),
      ("Busy (%)", .right), ("Busiest (%)", .right), ("Wait (s)", .right), ("Queue", .left),
    ])
    for variation in variations {
      let measure = variation.plan.measure
      for arm in variation.arms {
        table.append([
          variation.name, arm.name.asOneLine, NumberText.decimals(arm.mean, measure.decimals),
          arm.comparison?.relative.map { NumberText.signed(100 * $0.value, 1) + " %" } ?? "–",
          arm.utilisation.map { NumberText.decimals(100 * $0, 1) } ?? "–",
          arm.backlog.greatestUtilisation.map { NumberText.decimals(100 * $0, 1) } ?? "–",
          NumberText.decimals(arm.meanWaitSeconds, 1),
          arm.backlog.growing == 0 ? "" : "grew \(arm.backlog.growing)/\(arm.backlog.count)",
        ])
      }
    }
    return name.asOneLine.wrapped() + "\n" + table.plain(width: 100)
  }

  package static func json(name: String, of variations: [VariationFigures]) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(name)),
      (
        "variations",
        .list(
          variations.map {
            .object([
              ("name", .text($0.name)), ("changes", .texts($0.changes)), ("summary", $0.summary),
              (
                "queues_grew_without_bound",
                .texts($0.arms.filter { $0.backlog.growing > 0 }.map(\.name))
              ),
            ])
          })
      ),
    ]).document
  }
}
