// The report over all variations of a scenario: the same arms, world by world. Not here: one variation's
// report (`Report.swift`), the figures (`VariationFigures.swift`), how it is written down
// (`ReportMarkdown.swift`, `ReportHTML.swift`).

import Experiments
import GroundTruth

package struct VariationsReport {
  private let name: String
  private let summary: String
  private let variations: [VariationFigures]
  private let map: GridMap?
  private let origin: Origin

  /// - Parameters:
  ///   - name: The scenario's.
  ///   - summary: Its description.
  ///   - variations: One or more.
  ///   - map: Of those that are a grid's.
  package static func page(
    name: String, summary: String, of variations: [VariationFigures], map: GridMap? = nil,
    origin: Origin
  ) -> ReportPage {
    VariationsReport(
      name: name, summary: summary, variations: variations, map: map, origin: origin
    ).page
  }

  private var page: ReportPage {
    let reports = variations.map { (folder: $0.name, text: changes(of: $0)) }
    let paragraph = """
      One question asked of \(variations.count) worlds. Each variation has a whole report of its own:
      """
    let opening: [ReportBlock] = summary.isEmpty ? [] : [.paragraph(summary)]
    let list: [ReportBlock] = [.paragraph(paragraph), .reports(reports)]
    guard let map else {
      return ReportPage(
        title: name, opening: opening + list, sections: [overview, figures, reproduction])
    }
    // A map is what its grid was played for, and its list of worlds is long.
    return ReportPage(
      title: name, opening: opening,
      sections: Self.sections(map) + [
        ReportSection("The worlds", list), overview, figures, reproduction,
      ])
  }

  private func changes(of variation: VariationFigures) -> String {
    variation.changes.isEmpty
      ? "the scenario as it stands"
      : variation.changes.map(\.asCode).joined(separator: ", ")
  }

  /// Arms in the order in which they first appear.
  private var armNames: [String] {
    variations.flatMap { $0.arms.map(\.name) }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  private var overview: ReportSection {
    func text(_ name: String, _ variation: VariationFigures) -> String {
      guard let arm = variation.arms.first(where: { $0.name == name }) else { return "–" }
      return arm.relative + Self.mark(arm.backlog)
    }
    // The longer side goes down.
    let isTall = variations.count > max(8, armNames.count)
    var table = MarkdownTable(
      isTall ? "World" : "Arm", numbers: isTall ? armNames.map(\.asCode) : variations.map(\.name))
    if isTall {
      for variation in variations {
        table.append([variation.name.asCode] + armNames.map { text($0, variation) })
      }
    } else {
      for name in armNames { table.append([name.asCode] + variations.map { text(name, $0) }) }
    }
    let measures = Set(variations.map(\.plan.measure))
    let measure = variations[0].plan.measure
    let what = measures.count == 1 ? measure.words : "each variation's own measure"
    let isGain = measures.count == 1 && !measure.isGain ? " (less is better)" : ""
    let grows = variations.contains { $0.arms.contains { $0.backlog.growing > 0 } }
    let mark =
      grows
      ? """
       ↑: the arm can't keep up with what arrives; its queue grew without bound, in all replications or
      in as many as stand there, and its times have no steady value.
      """ : " No queue grew without bound."
    let meaning =
      "Difference to the control in \(what)\(isGain), relative, with Student's 95 % interval."
      + mark
    return ReportSection(
      "Against the control, world by world", [.paragraph(meaning), .table(table)])
  }

  private static func mark(_ backlog: BacklogFigures) -> String {
    switch backlog.growing {
    case 0: ""
    case backlog.count: " **↑**"
    default: " **↑** \(backlog.growing)/\(backlog.count)"
    }
  }

  private var figures: ReportSection {
    var table = MarkdownTable([
      ("Variation", .left), ("Arm", .left), ("n", .right), ("Utilisation (%)", .right),
      ("Most loaded agent (%)", .right), ("Mean wait (s)", .right), ("Score", .right),
      ("Success", .right), ("Against control, 95 %", .right), ("Verdict", .left),
      ("Open at the horizon (%)", .right), ("Queue", .left),
    ])
    for variation in variations {
      for arm in variation.arms {
        func percent(_ share: Double?) -> String {
          share.map { NumberText.decimals(100 * $0, 1) } ?? "no limit"
        }
        table.append([
          variation.name.asCode, arm.name.asCode, "\(variation.plan.replications)",
          percent(arm.utilisation), percent(arm.backlog.greatestUtilisation),
          NumberText.decimals(arm.meanWaitSeconds, 1), NumberText.decimals(arm.score, 4),
          NumberText.decimals(arm.successRate, 4), arm.relative, arm.verdict,
          NumberText.decimals(100 * arm.backlog.shareLeft, 1),
          arm.backlog.words,
        ])
      }
    }
    let meaning = """
      Score and success are means over the days that count; utilisation is busy time over what could be
      served until the horizon, of all agents and of the one with most to do (above 100 % it was given
      more than it could do); waits are of all assignments.
      """
    return ReportSection("By variation and arm", [.paragraph(meaning), .table(table)])
  }

  private var reproduction: ReportSection {
    let files = """
      The table is in `variations.csv`, what each variation changes in `manifest.json`, and everything
      else in the variations' folders. Seeds are the same in all of them unless one changes its own.
      """
    return ReportSection(
      "How to get the same again",
      [
        .command(origin.command), .points(["Scenario: \(origin.scenarioDigest).", files]),
      ])
  }
}
