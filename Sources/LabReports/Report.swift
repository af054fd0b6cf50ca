// What an experiment came to, for a reader in a hurry first and a doubtful one after.
// Not here: the first lines (`Opening.swift`), the sections (the other files with this name), how it is
// written down (`ReportMarkdown.swift`, `ReportHTML.swift`).

package import Experiments
import FleetSimulation
import GroundTruth

package struct Report {
  let findings: Findings
  let origin: Origin

  package static func page(of result: ExperimentResult, origin: Origin) -> ReportPage {
    Report(findings: Findings(of: result), origin: origin).page
  }

  var result: ExperimentResult { findings.result }
  var plan: ExperimentPlan { findings.result.plan }
  var measure: Measure { findings.measure }

  private var page: ReportPage {
    let opening = Opening(findings: findings, name: \.asCode)
    let summary = plan.summary.asOneLine
    let words = """
      An arm is a way to run the fleet: "who" is the policy that picks an agent for a subtask,
      "how" the engine that picks the action: it learns from outcomes, or is frozen and takes the
      default.
      Every number is of planned subtasks, counted on the day on which their task arrived.
      """
    return ReportPage(
      title: plan.name,
      opening: [
        .answer(opening.answer), .labelled(opening.lines.map { ($0.label, $0.text) }),
      ] + (summary.isEmpty ? [] : [.paragraph(summary)]) + [.paragraph(words)],
      sections: [
        verdicts, validity, arms, learning, regret, spread, yardsticks, factorial,
      ].compactMap(\.self) + sweeps
        + [
          lifecycle, dashboard, objectives, components, load, agents, backlog, limits, reproduction,
        ]
        .compactMap(\.self)
    )
  }

  /// A title, what to know of the figures, and the figures.
  func section(
    _ title: String, _ paragraph: String, _ table: MarkdownTable, _ plots: Plot?...
  ) -> ReportSection {
    ReportSection(
      title,
      [.paragraph(paragraph), .table(table)] + plots.compactMap { $0.map { .plot($0) } })
  }

  /// A value of the plan's measure.
  func value(_ value: Double?) -> String { NumberText.decimals(value ?? .nan, measure.decimals) }

  private var validity: ReportSection {
    guard !result.validity.isEmpty else {
      return ReportSection(
        "Validity", [.paragraph("No validity check was made of this result.")])
    }
    var table = MarkdownTable([
      ("Check", .left), ("Answer", .left), ("Found", .left), ("It holds when", .left),
    ])
    for check in result.validity {
      let word = check.word == .failed ? "**failed**" : check.word.rawValue
      table.append([check.name, word, check.figure, check.meaning])
    }
    let meaning = """
      Whether the result can be believed at all, however good an arm looks: where a check failed, no
      verdict holds.
      """
    return section("Validity", meaning, table)
  }

  private var reproduction: ReportSection {
    let seed = """
      Seed \(plan.seed), replications \(plan.seeds.first) to
      \(plan.number(ofReplication: plan.replications - 1)), generator philox4x32-10
      (version \(Manifest.generatorVersion)), world version \(Manifest.worldVersion), fleetlab
      \(origin.version).
      """
    let files = """
      Every resolved parameter is in `manifest.json`, every run in `runs.csv` and `daily.csv`, every
      bound in `yardsticks.csv` and, by day, `yardsticks_daily.csv`, every comparison in `comparisons.csv`.
      """
    let drawings = """
      The figures of each drawing in `report.html` are in `plot_NAME.csv`; `gnuplot plot_NAME.gp` draws
      it again, for a paper with another terminal.
      """
    return ReportSection(
      "How to get the same again",
      [
        .command(origin.command),
        .points([seed, "Scenario: \(origin.scenarioDigest).", files, drawings]),
      ])
  }
}
