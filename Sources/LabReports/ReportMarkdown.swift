// report.md: what an experiment came to, for a reader in a hurry first and a doubtful one after.
// Not here: the first lines (`Opening.swift`), the sections (the other files with this name).

package import Experiments
import FleetSimulation
import GroundTruth

package struct ReportMarkdown {
  let findings: Findings
  let origin: Origin

  package static func text(of result: ExperimentResult, origin: Origin) -> String {
    ReportMarkdown(findings: Findings(of: result), origin: origin).text
  }

  var result: ExperimentResult { findings.result }
  var plan: ExperimentPlan { findings.result.plan }
  var measure: Measure { findings.measure }

  private var text: String {
    let opening = Opening(findings: findings, name: \.asCode)
    // Unbroken, so that ten lines say it all.
    let lines = opening.lines.map { "- **\($0.label):** \($0.text)\n" }.joined()
    let summary = plan.summary.asOneLine
    let sections = [
      verdicts, arms, learning, yardsticks, factorial, sweeps, objectives, components, load,
      backlog,
      limits, reproduction,
    ].compactMap(\.self)
    let words = """
      An arm is a way to run the fleet: "who" is the policy that picks an agent for a subtask,
      "how" the engine that picks the action: it learns from outcomes, or is frozen and takes the
      default.
      Every number is of planned subtasks, counted on the day on which their task arrived.
      """
    let title = "# \(plan.name.asOneLine)\n\n"
    return title + lines + (summary.isEmpty ? "" : "\n" + summary.wrapped()) + "\n"
      + words.wrapped() + sections.map { "\n" + $0 }.joined()
  }

  /// A title, what to know of the figures, and the figures.
  func section(_ title: String, _ paragraph: String, _ table: MarkdownTable) -> String {
    "## \(title)\n\n\(paragraph.wrapped())\n\(table.markdown)"
  }

  /// A value of the plan's measure.
  func value(_ value: Double?) -> String { NumberText.decimals(value ?? .nan, measure.decimals) }

  private var verdicts: String {
    let verdicts = result.verdicts()
    guard !verdicts.isEmpty else { return "## Verdicts\n\nThe scenario sets no targets.\n" }
    var table = MarkdownTable([
      ("Verdict", .left), ("Arm", .left), ("Against", .left), ("Measure", .left),
      ("Base", .right), ("Bound", .right), ("Arm's mean", .right),
      ("Gap closed, 95 %", .right), ("Asked for", .right), ("Reached, 95 %", .right),
    ])
    for verdict in verdicts {
      let (target, comparison) = (verdict.target, verdict.comparison)
      let decimals = target.measure.decimals
      table.append([
        verdict.word.rawValue, target.arm.asCode, target.reference.asCode, target.measure.words,
        NumberText.decimals(comparison.referenceMean, decimals),
        verdict.boundMean.map {
          "\(NumberText.decimals($0, decimals)) (\(verdict.bound?.rawValue ?? "–"))"
        } ?? "–",
        NumberText.decimals(comparison.armMean, decimals),
        verdict.gapClosed.map { Interval($0).percent(1, isSigned: false) } ?? "–",
        NumberText.signed(100 * target.measure.sign * target.atLeast, 1) + " %",
        comparison.relative.map { Interval($0).percent(2) } ?? "–",
      ])
    }
    let sentences = verdicts.map { ($0.sentence.asOneLine + ".").asBullet }
    return "## Verdicts\n\n" + table.markdown + "\n" + sentences.joined()
  }

  private var reproduction: String {
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
    return "## How to get the same again\n\n    \(origin.command.asOneLine)\n\n" + seed.asBullet
      + "Scenario: \(origin.scenarioDigest).".asBullet + files.asBullet
  }
}
