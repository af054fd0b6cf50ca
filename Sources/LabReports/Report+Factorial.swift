// The 2 × 2 of a report. Not here: its effects (`Experiments/Factorial.swift`).

import Experiments
import GroundTruth

extension Report {
  var factorial: ReportSection {
    let found = result.factorials(measure)
    let title = "Who and how: the 2 × 2"
    if found.isEmpty {
      let reason =
        plan.replications < 2
        ? "Effects need two replications or more."
        : """
        The arms hold no 2 × 2: it takes a control with uniform selection and a frozen engine, an
        arm that learns only who, one that learns only how, and one that learns both.
        """
      return ReportSection(title, [.paragraph(reason)])
    }
    return ReportSection(title, found.flatMap(effects))
  }

  private func effects(_ factorial: Factorial) -> [ReportBlock] {
    func mean(_ name: String) -> String {
      value(findings.standings.first { $0.name == name }?.mean)
    }
    let arms = factorial.arms
    var corners = MarkdownTable(measure.title, numbers: ["How: frozen", "How: learned"])
    corners.append(["Who: uniform", mean(arms.neither), mean(arms.how)])
    corners.append(["Who: \(factorial.who)", mean(arms.who), mean(arms.both)])
    var table = MarkdownTable([
      ("Effect", .left), ("Value, 95 %", .right), ("Is", .left),
    ])
    let rows = [
      ("who", factorial.whoEffect, "learning who, averaged over both ways of how"),
      ("how", factorial.howEffect, "learning how, averaged over both ways of who"),
      ("interaction", factorial.interaction, "what both bring beyond the sum of each alone"),
      ("total", factorial.total, "both against neither"),
    ]
    for (name, estimate, meaning) in rows {
      table.append([name, Interval(estimate).signed(measure.decimals), meaning])
    }
    let meaning = """
      \(arms.neither.asCode), \(arms.who.asCode), \(arms.how.asCode) and \(arms.both.asCode):
      \(measure.words) over \(plan.windowText), and its effects with paired 95 % intervals.
      """
    return [.paragraph(meaning), .table(corners), .table(table)]
  }
}
