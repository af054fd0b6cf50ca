// overhead.csv: what the core cost, by arm and step. Not here: the figures
// (`OverheadFigures.swift`).

package import Experiments

package enum OverheadCSV {
  package static func text(of timing: RunTiming, in plan: ExperimentPlan) -> String {
    var table = CSVTable(columns: [
      "arm", "step", "count", "mean_us", "p50_us", "p95_us", "p99_us", "max_us",
    ])
    for figures in OverheadFigures.all(of: timing, in: plan) {
      table.append([
        .text(figures.arm), .text(figures.step), .integer(figures.histogram.count),
        .number(figures.mean), .number(figures.percentile(0.5)), .number(figures.percentile(0.95)),
        .number(figures.percentile(0.99)), .number(figures.maximum),
      ])
    }
    return table.text
  }
}
