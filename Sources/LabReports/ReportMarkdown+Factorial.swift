// The 2 × 2 of a report. Not here: its effects (`Experiments/Factorial.swift`).

import Experiments
import GroundTruth

extension ReportMarkdown {
  var factorial: String {
    let found = result.factorials(measure)
    let opening = "## Who and how: the 2 × 2\n\n"
    guard !found.isEmpty else {
      let reason =
        plan.replications < 2
        ? "Effects need two replications or more."
        : "The arms hold no 2 × 2: it takes a control with uniform selection and a frozen engine, an arm that "
          + "learns only who,\none that learns only how, and one that learns both."
      return opening + reason + "\n"
    }
    return opening + found.map(section).joined(separator: "\n")
  }

  private func section(_ factorial: Factorial) -> String {
    func mean(_ name: String) -> String {
      value(findings.standings.first { $0.name == name }?.mean)
    }
    let arms = factorial.arms
    var corners = MarkdownTable("\(measure.title)", numbers: ["How: frozen", "How: learned"])
    corners.append(["Who: uniform", mean(arms.neither), mean(arms.how)])
    corners.append(["Who: \(factorial.who)", mean(arms.who), mean(arms.both)])
    var effects = MarkdownTable([
      ("Effect", .left), ("Value, 95 %", .right), ("Is", .left),
    ])
    let rows = [
      ("who", factorial.whoEffect, "learning who, averaged over both ways of how"),
      ("how", factorial.howEffect, "learning how, averaged over both ways of who"),
      ("interaction", factorial.interaction, "what both bring beyond the sum of each alone"),
      ("total", factorial.total, "both against neither"),
    ]
    for (name, estimate, meaning) in rows {
      effects.append([name, Interval(estimate).signed(measure.decimals), meaning])
    }
    return """
      Arms \(arms.neither.asCode), \(arms.who.asCode), \(arms.how.asCode) and \(arms.both.asCode), \
      \(measure.words) over \(plan.windowText):

      \(corners.markdown)
      \(effects.markdown)
      """
  }
}
