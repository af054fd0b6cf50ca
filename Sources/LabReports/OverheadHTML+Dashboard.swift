// The part of the documents' dashboard that a clock measured, and what a store came to. Not here: the rest of it
// (`Report+Dashboard.swift`).

import Experiments
import LearningCore

extension OverheadHTML {
  /// `nil` where no arm keeps anything.
  static func dashboard(of timing: RunTiming, in plan: ExperimentPlan) -> ReportSection? {
    var table = MarkdownTable(
      "Arm",
      numbers: [
        "Average overhead (µs)", "95 %", "99 %", "Peak", "Store (KB)", "Store, an agent (KB)",
      ])
    let agents = Double(plan.world.fleet.agents.count)
    for (arm, (meter, bytes)) in zip(plan.arms, zip(timing.overhead, timing.storedBytes)) {
      guard let bytes else { continue }
      let total = OverheadFigures(arm: arm.name, step: "total", histogram: meter.total)
      table.append(
        [arm.name.asCode]
          + [total.mean, total.percentile(0.95), total.percentile(0.99), total.maximum].map {
            NumberText.decimals($0 ?? .nan, 1)
          }
          + [Double(bytes) / 1_000, Double(bytes) / 1_000 / agents].map {
            NumberText.decimals($0, 0)
          })
    }
    guard !table.rows.isEmpty else { return nil }
    return ReportSection(
      "Dashboard",
      [
        .paragraph(
          """
          What the documents' dashboard calls performance, of whole calls into the core, and what the arm's store
          came to: a file with its log, or all values where it is in memory. The rest of it is in `report.html`.
          """), .table(table),
      ])
  }
}
