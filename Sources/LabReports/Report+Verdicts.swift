// What was asked, and what came of it. Not here: deciding (`Experiments`), limits (`Report+Limits.swift`).

import Experiments
import GroundTruth

extension Report {
  var verdicts: ReportSection {
    let questions = Question.all(in: result.verdicts())
    let limits = result.limitVerdicts().map { $0.sentence.asOneLine + "." }
    guard !questions.isEmpty || !limits.isEmpty else {
      return ReportSection("Verdicts", [.paragraph("The scenario sets no targets.")])
    }
    return ReportSection(
      "Verdicts", questions.flatMap(blocks) + (limits.isEmpty ? [] : [.points(limits)]))
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
    return [
      .paragraph("\(question.text(\.asCode)) There: \(question.surroundings)."),
      .table(table),
    ]
  }
}
