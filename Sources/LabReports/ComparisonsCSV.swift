// comparisons.csv: every arm against the control, measure by measure, over the days that count.
// Not here: intervals and tests (`Experiments`, `LabStatistics`).

package import Experiments
import GroundTruth

package enum ComparisonsCSV {
  static let columns = [
    "arm", "reference", "measure", "n", "arm_mean", "reference_mean", "difference", "low", "high",
    "relative_percent", "relative_low_percent", "relative_high_percent", "p", "p_holm", "verdict",
  ]

  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for row in result.comparisons() {
      let difference = row.difference?.value ?? row.armMean - row.referenceMean
      let relative = row.relative?.value ?? difference / row.referenceMean
      table.append([
        .text(row.arm), .text(row.reference), .text(row.measure.rawValue), .integer(row.count),
        .number(row.armMean), .number(row.referenceMean), .number(difference),
        .number(row.difference?.low), .number(row.difference?.high), .number(100 * relative),
        .number(row.relative.map { 100 * $0.low }), .number(row.relative.map { 100 * $0.high }),
        .number(row.p), .number(row.holm), .text(row.verdict?.rawValue ?? "estimate"),
      ])
    }
    return table.text
  }
}
