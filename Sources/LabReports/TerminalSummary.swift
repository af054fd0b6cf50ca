// A result in the few lines that `run` prints, in at most 100 columns.
// Not here: the whole report (`Report.swift`), the sentences (`Opening.swift`), the same as
// JSON (`SummaryJSON.swift`).

package import Experiments
import GroundTruth

package enum TerminalSummary {
  package static func text(of result: ExperimentResult) -> String {
    let findings = Findings(of: result)
    let opening = Opening(findings: findings) { "'\($0.asOneLine)'" }
    let labelWidth = opening.lines.map(\.label.count).reduce(0, max) + 2
    let lines = opening.lines.map { line in
      let label = line.label + String(repeating: " ", count: labelWidth - line.label.count)
      return line.text.wrapped(indent: labelWidth, after: label)
    }
    return result.plan.name.asOneLine.wrapped() + lines.joined() + "\n"
      + table(findings).plain(width: 100) + answers(result.verdicts())
      + result.limitVerdicts().map { "\n" + ($0.sentence + ".").wrapped(indent: 2) }.joined()
  }

  /// Sentences, as long as they are few; else a table for each question.
  private static func answers(_ verdicts: [Verdict]) -> String {
    guard verdicts.count > 6 else {
      return verdicts.map { "\n" + ($0.sentence + ".").wrapped(indent: 2) }.joined()
    }
    return Question.all(in: verdicts).map { question in
      var table = MarkdownTable([
        ("Arm", .left), ("Gap closed", .right), ("Relative, 95 %", .right), ("Verdict", .left),
      ])
      for verdict in question.verdicts {
        table.append([
          verdict.target.arm.asOneLine,
          verdict.gapClosed.map { NumberText.decimals(100 * $0.value, 1) + " %" } ?? "–",
          verdict.comparison.relative.map { Interval($0).percent(1) } ?? "–", verdict.word.rawValue,
        ])
      }
      let text = question.text { "'\($0.asOneLine)'" } + " " + question.surroundings
      return "\n" + text.wrapped() + table.plain(width: 100)
    }.joined()
  }

  private static func table(_ findings: Findings) -> MarkdownTable {
    let decimals = findings.measure.decimals
    var table = MarkdownTable(
      "Arm",
      numbers: [
        findings.measure.title, "Gap closed", "Against control, 95 %", "Relative", "p (Holm)",
      ])
    for standing in findings.standings {
      let comparison = standing.comparison
      // Base and gap stand before any percentage.
      let gap = standing.closedToBound.map { NumberText.decimals(100 * $0.value, 1) + " %" }
      let difference = comparison?.difference.map { Interval($0).signed(decimals) }
      let relative = comparison?.relative.map { NumberText.signed(100 * $0.value, 1) + " %" }
      table.append([
        standing.name.asOneLine, NumberText.decimals(standing.mean, decimals), gap ?? "–",
        difference ?? (comparison == nil ? "control" : "–"), relative ?? "–",
        comparison?.holm.map { NumberText.p($0) } ?? "–",
      ])
    }
    return table
  }
}
