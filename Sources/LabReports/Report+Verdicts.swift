// What was asked, and what came of it. Not here: deciding (`Experiments`), limits (`Report+Limits.swift`).

import Experiments
import GroundTruth

extension Report {
  var verdicts: ReportSection {
    let questions = Question.all(in: result.verdicts())
    guard !questions.isEmpty else {
      return ReportSection("Verdicts", [.paragraph("The scenario sets no targets.")])
    }
    return ReportSection("Verdicts", questions.flatMap(blocks))
  }

  private func blocks(_ question: Question) -> [ReportBlock] {
    let decimals = question.verdicts[0].target.measure.decimals
    var table = MarkdownTable([
      ("Verdict", .left), ("Arm", .left), ("Its mean", .right), ("Gap closed, 95 %", .right),
      ("Relative, 95 %", .right), ("Decided by", .left),
    ])
    for verdict in question.verdicts {
      let (target, comparison) = (verdict.target, verdict.comparison)
      table.append([
        verdict.word.rawValue, target.arm.asCode,
        NumberText.decimals(comparison.armMean, decimals),
        verdict.gapClosed.map { Interval($0).percent(1, isSigned: false) } ?? "–",
        comparison.relative.map { Interval($0).percent(2) } ?? "–", verdict.because.asOneLine,
      ])
    }
    let text = question.text(\.asCode)
    return [
      .paragraph(
        "**\(text.prefix(1).uppercased())\(text.dropFirst())** There: \(question.surroundings)."),
      .table(table),
    ]
  }
}
