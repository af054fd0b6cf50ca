// report.md: what an experiment came to, for a reader in a hurry first and for a doubtful one after.
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
    let lines = opening.lines.map { "- **\($0.label):** \($0.text)\n" }.joined()
    let sections = [
      verdicts, arms, learning, yardsticks, factorial, objectives, components, load, limits,
      reproduction,
    ]
    return "# \(Self.oneLine(plan.name))\n\n" + lines
      + (plan.summary.isEmpty ? "" : "\n\(Self.oneLine(plan.summary))\n")
      + sections.map { "\n" + $0 }.joined()
  }

  /// A value of the plan's measure.
  func value(_ value: Double?) -> String { NumberText.decimals(value ?? .nan, measure.decimals) }

  /// Arms with their best first.
  func forEachArm(_ body: (Findings.Standing) -> Void) { findings.standings.forEach(body) }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var verdicts: String {
    var text = "## Verdicts\n\n"
    let verdicts = result.verdicts()
    guard !verdicts.isEmpty else { return text + "The scenario sets no targets.\n" }
    var table = MarkdownTable([
      ("Verdict", .left), ("Arm", .left), ("Against", .left), ("Measure", .left),
      ("Base", .right), ("Clairvoyant", .right), ("Arm's mean", .right), ("Asked for", .right),
      ("Reached, 95 %", .right), ("Gap closed, 95 %", .right),
    ])
    for verdict in verdicts {
      let (target, comparison) = (verdict.target, verdict.comparison)
      let bound = findings.mean(of: .clairvoyant, target.measure)
      let decimals = target.measure.decimals
      table.append([
        verdict.word.rawValue, target.arm.asCode, target.reference.asCode, target.measure.words,
        NumberText.decimals(comparison.referenceMean, decimals),
        NumberText.decimals(bound ?? .nan, decimals),
        NumberText.decimals(comparison.armMean, decimals),
        NumberText.signed(100 * target.measure.sign * target.atLeast, 1) + " %",
        comparison.relative.map { Interval($0).percent(2) } ?? "–",
        verdict.gapClosed.map { Interval($0).percent(1, isSigned: false) } ?? "–",
      ])
    }
    text += table.markdown + "\n"
    for verdict in verdicts { text += "- \(Self.oneLine(verdict.sentence)).\n" }
    return text
  }

  private var reproduction: String {
    let end = plan.replications - 1
    return """
      ## How to get the same again

          \(Self.oneLine(origin.command))

      - Seed \(plan.seed), replications 0 to \(end), generator philox4x32-10 (version \
      \(Manifest.generatorVersion)), world version \(Manifest.worldVersion), fleetlab \
      \(origin.version).
      - Scenario: \(origin.scenarioDigest).
      - Every resolved parameter is in `manifest.json`; every run in `runs.csv` and `daily.csv`, every
        bound in `yardsticks.csv`, every comparison in `comparisons.csv`.

      """
  }
}
