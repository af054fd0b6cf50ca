// A result in the few lines that `run` prints, in at most 100 columns, and the same as JSON.
// Not here: the whole report (`ReportMarkdown.swift`), the sentences (`Opening.swift`).

package import Experiments
import GroundTruth

package enum TerminalSummary {
  static let width = 100

  package static func text(of result: ExperimentResult) -> String {
    let findings = Findings(of: result)
    let (plan, measure) = (result.plan, findings.measure)
    let opening = Opening(findings: findings) { $0 }
    let labelWidth = opening.lines.map(\.label.count).reduce(0, max) + 2
    var text = ReportMarkdown.oneLine(plan.name) + "\n"
    for line in opening.lines {
      let label = line.label + String(repeating: " ", count: labelWidth - line.label.count)
      text += wrapped(label + line.text, indent: labelWidth)
    }
    var table = MarkdownTable(
      "arm", numbers: [measure.rawValue, "against control, 95 %", "relative", "p (Holm)", "closed"])
    for standing in findings.standings {
      let comparison = standing.comparison
      table.append([
        shortened(standing.name), NumberText.decimals(standing.mean, measure.decimals),
        comparison?.difference.map { Interval($0).signed(measure.decimals) }
          ?? (comparison == nil ? "control" : "–"),
        comparison?.relative.map { NumberText.signed(100 * $0.value, 1) + " %" } ?? "–",
        comparison?.holm.map { NumberText.p($0) } ?? "–",
        standing.closedToClairvoyant.map { NumberText.decimals(100 * $0.value, 1) + " %" } ?? "–",
      ])
    }
    return text + "\n" + table.plain
  }

  /// Leaves room for the other columns.
  private static func shortened(_ name: String) -> String {
    let line = ReportMarkdown.oneLine(name)
    return line.count <= 32 ? line : line.prefix(31) + "…"
  }

  private static func wrapped(_ text: String, indent: Int) -> String {
    var lines = ""
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if line.count + 1 + word.count > width, line.count > indent {
        lines += line + "\n"
        line = String(repeating: " ", count: indent) + word
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return lines + line + "\n"
  }
}
