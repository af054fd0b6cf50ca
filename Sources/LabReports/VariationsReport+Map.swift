// The map of a grid: for each target a table of its answers, world by world. Not here: the answers
// (`GridMap.swift`).

import Experiments
import GroundTruth

extension VariationsReport {
  static func sections(_ map: GridMap) -> [ReportSection] {
    let meaning = """
      Each target in every world of the grid: its verdict, and the share of the gap between its base and the
      bound that the arm closes. Before them stand base and headroom, since a relative figure is mostly one
      about the base. All of it is in `map.csv`.
      """
    guard !map.targets.isEmpty else {
      return [ReportSection("The map", [.paragraph("The scenario sets no targets.")])]
    }
    let opening = ReportSection("The map", [.paragraph(meaning)])
    return [opening] + bases(map)
      + map.targets.indices.map { number in
        let plots = number < Plot.mostMaps ? [ReportBlock.plot(.map(map, number))] : []
        return ReportSection(
          title(map.targets[number]), [.table(verdicts(map, number))] + plots)
      }
  }

  private static func title(_ target: Target) -> String {
    let asked = NumberText.signed(100 * target.measure.sign * target.atLeast, 1)
    return "\(target.arm.asOneLine) against \(target.reference.asOneLine): \(target.measure.words) "
      + "\(asked) % in \(ExperimentPlan.text(target.window))"
  }

  /// Once for each measure, reference and window.
  private static func bases(_ map: GridMap) -> [ReportSection] {
    var seen: [Target] = []
    return map.targets.enumerated().compactMap { number, target in
      var question = target
      (question.arm, question.atLeast) = ("", 0)
      if seen.contains(question) { return nil }
      seen.append(question)
      let table = table(map) { cell in
        guard let verdict = GridMap.verdict(number, in: cell) else { return "–" }
        let base = NumberText.decimals(
          verdict.comparison.referenceMean, target.measure.decimals)
        let room = verdict.headroom.map { NumberText.signed(100 * $0, 1) + " %" } ?? "–"
        return "\(base), \(room)"
      }
      let words = "\(target.measure.words) in \(ExperimentPlan.text(target.window))"
      return ReportSection(
        "Base and headroom: \(target.reference.asOneLine), \(words)", [.table(table)])
    }
  }

  private static func verdicts(_ map: GridMap, _ number: Int) -> MarkdownTable {
    table(map) { cell in
      guard let verdict = GridMap.verdict(number, in: cell) else { return "–" }
      let closed = verdict.gapClosed.map { ", \(NumberText.decimals(100 * $0.value, 0)) %" } ?? ""
      return verdict.word.rawValue + closed
    }
  }

  private static func table(
    _ map: GridMap, _ text: (VariationFigures) -> String
  ) -> MarkdownTable {
    let others = map.crossing.factors.dropFirst(2).map(\.name) + [map.along.name]
    var table = MarkdownTable(
      others.map { ($0, .left) }
        + map.across.levels.map { ("\(map.across.name)=\($0)", .right) })
    for panel in map.panels {
      for (level, row) in zip(map.along.levels, panel.cells) {
        table.append(panel.levels + [level] + row.map(text))
      }
    }
    return table
  }
}
