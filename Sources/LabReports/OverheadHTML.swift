// overhead.html: what the core costs, against what the documents allow each step. A clock made it, so it stands
// apart from reports. Not here: the figures (`OverheadFigures.swift`), what a store came to
// (`OverheadHTML+Dashboard.swift`).

package import Experiments
import FleetSimulation
import LabStatistics
import LearningCore

package enum OverheadHTML {
  /// What the documents allow, in milliseconds; a whole task has 100 ("Learning System Integration
  /// Architecture", performance budget).
  static let limits: [(step: String, milliseconds: Double)] = [
    ("recommend", 5), ("snapshot", 10), ("learn", 30), ("persist", 15), ("event", 8),
  ]
  static let contract = 100.0
  private static let confidence = 0.95

  package static func text(
    of timing: RunTiming, in plan: ExperimentPlan, circumstances: Circumstances
  ) -> String {
    var page = HTMLPage(title: "What the core costs: \(plan.name)")
    let platform = circumstances.platform.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    page.append(.answer(answer(timing, plan)))
    page.append(
      .paragraph(
        """
        Measured by a monotonic clock in one extra replication of each arm, which ran alone after all
        others. Another run or machine gives other figures, so none of them is in `report.html`.
        """))
    page.append(.points(["Platform: \(platform).", "Commit: \(circumstances.commit)."]))
    page.append(
      ReportSection(
        "All arms",
        [
          .paragraph(
            """
            In microseconds. The bound is what 99 % of calls lie below with 95 % confidence, by order
            statistics; a step keeps its limit when that bound does. A call is one entry into the core,
            whatever it was about, with recommend, snapshot and learn in it; persist and event come after it,
            with the commit of what it brought. A task takes several calls and one commit.
            """), .table(table(of: pooled(timing), arms: nil)),
        ]))
    page.append(
      ReportSection(
        "By arm",
        [
          .paragraph("The same, arm by arm, of the steps that were measured."),
          .table(
            table(
              of: zip(plan.arms, timing.overhead).flatMap { arm, meter in
                rows(of: meter, arm: arm.name).filter { $0.histogram != nil }
              },
              arms: plan.arms.map(\.name))),
        ]))
    if let dashboard = dashboard(of: timing, in: plan) { page.append(dashboard) }
    page.append(
      ReportSection(
        "Files",
        [
          .points([
            "The figures are in `overhead.csv` and `overhead.json`, the run's in `timing.json`."
          ])
        ]))
    return page.text
  }

  private struct Row {
    let arm: String
    let step: String
    let limit: Double
    /// `nil` for a step that the arm doesn't have: following, storing and events are a lifecycle's.
    let histogram: LatencyHistogram?
  }

  private static func rows(of meter: OverheadMeter, arm: String) -> [Row] {
    limits.map { limit in
      let step = CoreStep.allCases.first { "\($0)" == limit.step }
      return Row(
        arm: arm, step: limit.step, limit: limit.milliseconds,
        histogram: step.map { meter.steps[$0.rawValue] }.flatMap { $0.count > 0 ? $0 : nil })
    } + [Row(arm: arm, step: "call", limit: contract, histogram: meter.total)]
  }

  private static func pooled(_ timing: RunTiming) -> [Row] {
    guard let first = timing.overhead.first else { return [] }
    return rows(of: first, arm: "").enumerated().map { place, row in
      var all = LatencyHistogram()
      for meter in timing.overhead {
        if let own = rows(of: meter, arm: "")[place].histogram { all.add(own) }
      }
      let histogram = all.count > 0 ? all : nil
      return Row(arm: "", step: row.step, limit: row.limit, histogram: histogram)
    }
  }

  /// The upper bound of the 99th percentile, in microseconds; `nil` of too few calls.
  private static func bound(_ histogram: LatencyHistogram) -> Double? {
    guard histogram.count > 0 else { return nil }
    let rank = OrderStatisticInterval.upperRank(
      ofQuantile: 0.99, count: histogram.count, confidence: confidence)
    return rank.flatMap { histogram.nanoseconds(atRank: $0) }.map { Double($0) / 1_000 }
  }

  private static func keeps(_ row: Row) -> String {
    guard let histogram = row.histogram else { return "not measured" }
    guard let bound = bound(histogram) else { return "too few calls" }
    return bound < 1_000 * row.limit ? "yes" : "**no**"
  }

  private static func table(of rows: [Row], arms: [String]?) -> MarkdownTable {
    let figures = ["Calls", "Mean", "50 %", "95 %", "99 %", "Bound of 99 %", "Most"]
    var table = MarkdownTable(
      (arms == nil ? [] : [("Arm", .left)]) + [("Step", .left)] + figures.map { ($0, .right) }
        + [("Limit (ms)", .right), ("Kept", .left)])
    for row in rows {
      let cells: [String]
      if let histogram = row.histogram {
        let own = OverheadFigures(arm: row.arm, step: row.step, histogram: histogram)
        cells =
          ["\(histogram.count)"]
          + [
            own.mean, own.percentile(0.5), own.percentile(0.95), own.percentile(0.99),
            bound(histogram), own.maximum,
          ].map { NumberText.decimals($0 ?? .nan, 2) }
      } else {
        cells = figures.map { _ in "–" }
      }
      table.append(
        (arms == nil ? [] : [row.arm.asCode]) + [row.step] + cells
          + [NumberText.decimals(row.limit, 0), keeps(row)])
    }
    return table
  }

  private static func answer(_ timing: RunTiming, _ plan: ExperimentPlan) -> String {
    let rows = pooled(timing)
    guard let call = rows.last, let histogram = call.histogram, histogram.count > 0 else {
      return "Nothing was measured."
    }
    let missing = rows.filter { $0.histogram == nil }.map(\.step)
    let broken = rows.filter { keeps($0) == "**no**" }.map(\.step)
    let own = OverheadFigures(arm: "", step: "", histogram: histogram)
    var text = "99 % of calls into the core took at most "
    text += "\(NumberText.decimals(own.percentile(0.99) ?? .nan, 1)) µs, "
    if let persist = rows.first(where: { $0.step == "persist" })?.histogram {
      let persist = OverheadFigures(arm: "", step: "", histogram: persist)
      text += "and of keeping what they brought "
      text += "\(NumberText.decimals(persist.percentile(0.99) ?? .nan, 1)) µs, "
    }
    text += "where a whole task has \(NumberText.decimals(contract, 0)) ms; "
    text +=
      broken.isEmpty
      ? "every step that was measured keeps its limit"
      : "the limit isn't kept by \(broken.joined(separator: ", "))"
    if !missing.isEmpty {
      text += "; no arm has \(missing.joined(separator: ", "))"
    }
    return text + "."
  }
}
