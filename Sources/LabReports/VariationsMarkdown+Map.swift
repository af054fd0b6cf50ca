// The map of a grid: for each target a table of its answers, world by world. Not here: the answers
// (`GridMap.swift`).

import Experiments
import GroundTruth

extension VariationsMarkdown {
  static func section(_ map: GridMap) -> String {
    let tables = map.targets.indices.map { number in
      "\n### \(title(map.targets[number]))\n\n" + verdicts(map, number).markdown
    }
    let meaning = """
      Each target in every world of the grid: its verdict, and the share of the gap between its base and the
      bound that the arm closes. Before them stand base and headroom, since a relative figure is mostly one
      about the base. All of it is in `map.csv`, and `gnuplot map.gp` draws it.
      """
    return "## The map\n\n\(meaning.wrapped())\n"
      + (map.targets.isEmpty
        ? "The scenario sets no targets.\n" : bases(map) + tables.joined())
  }

  private static func title(_ target: Target) -> String {
    let asked = NumberText.signed(100 * target.measure.sign * target.atLeast, 1)
    return "\(target.arm.asCode) against \(target.reference.asCode): \(target.measure.words) "
      + "\(asked) % in \(ExperimentPlan.text(target.window))"
  }

  /// Once for each measure, reference and window.
  private static func bases(_ map: GridMap) -> String {
    var seen: [Target] = []
    return map.targets.enumerated().map { number, target in
      var question = target
      (question.arm, question.atLeast) = ("", 0)
      if seen.contains(question) { return "" }
      seen.append(question)
      let table = table(map) { cell in
        guard let verdict = GridMap.verdict(number, in: cell) else { return "–" }
        let base = NumberText.decimals(
          verdict.comparison.referenceMean, target.measure.decimals)
        let room = verdict.headroom.map { NumberText.signed(100 * $0, 1) + " %" } ?? "–"
        return "\(base), \(room)"
      }
      let words = "\(target.measure.words) in \(ExperimentPlan.text(target.window))"
      return "\n### Base and headroom: \(target.reference.asCode), \(words)\n\n" + table.markdown
    }.joined()
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
