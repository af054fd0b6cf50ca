// variations.csv: a row a variation and arm. Not here: where the figures come from
// (`VariationFigures.swift`).

import Experiments
import GroundTruth

package enum VariationsCSV {
  static let columns = [
    "variation", "arm", "n", "utilisation_percent", "most_loaded_percent", "mean_wait_seconds",
    "score", "success_rate", "reference", "measure", "relative_percent", "relative_low_percent",
    "relative_high_percent", "p_holm", "verdict", "open_at_horizon_percent", "drain_seconds",
    "growing_replications",
  ]

  package static func text(of variations: [VariationFigures]) -> String {
    var table = CSVTable(columns: columns)
    for variation in variations {
      for arm in variation.arms {
        let relative = arm.comparison?.relative
        table.append([
          .text(variation.name), .text(arm.name), .integer(variation.plan.replications),
          .number(arm.utilisation.map { 100 * $0 }),
          .number(arm.backlog.greatestUtilisation.map { 100 * $0 }), .number(arm.meanWaitSeconds),
          .number(arm.score), .number(arm.successRate), .text(variation.plan.control),
          .text(variation.plan.measure.rawValue), .number(relative.map { 100 * $0.value }),
          .number(relative.map { 100 * $0.low }), .number(relative.map { 100 * $0.high }),
          .number(arm.comparison?.holm), .text(arm.verdict),
          .number(100 * arm.backlog.shareLeft), .number(arm.backlog.drainSeconds),
          .integer(arm.backlog.growing),
        ])
      }
    }
    return table.text
  }
}
