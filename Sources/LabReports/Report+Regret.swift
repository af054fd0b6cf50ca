// How runs differ: what was lost on the way, and where replications ended. Not here: means
// (`Report+Arms.swift`), the figures (`RegretFigures.swift`).

import Experiments
import GroundTruth
import LabStatistics

extension Report {
  var regret: ReportSection {
    let table = spread(decimals: 1) { RegretFigures(of: $0.index, findings).totals }
    let meaning = """
      Regret to the \(RegretFigures.yardstick(findings)) over the whole run, as above, and how far it
      differs from replication to replication: a learner that sometimes locks on to the wrong choice
      has a mean that no single run has.
      """
    return section("Regret", meaning, table, .regret(findings))
  }

  var spread: ReportSection {
    let table = spread(decimals: measure.decimals) { result.values(measure, arm: $0.index) }
    let meaning = """
      Where single replications ended: \(measure.words) in \(plan.windowText). Quantiles are those of
      \(plan.replications) replications, interpolated between neighbours.
      """
    return section("From run to run", meaning, table, .spread(findings))
  }

  private func spread(
    decimals: Int, _ values: (Findings.Standing) -> [Double]
  ) -> MarkdownTable {
    var table = MarkdownTable(
      "Arm", numbers: ["Mean", "Deviation", "Least", "10 %", "Median", "90 %", "Most"])
    for standing in findings.standings {
      let own = values(standing)
      let moments = Moments(of: own)
      let quantiles = try? Quantiles(of: own)
      let figures = [0, 0.1, 0.5, 0.9, 1].map { quantiles?($0) ?? .nan }
      table.append(
        [standing.name.asCode]
          + ([moments.mean, moments.deviation] + figures).map { NumberText.decimals($0, decimals) })
    }
    return table
  }
}
