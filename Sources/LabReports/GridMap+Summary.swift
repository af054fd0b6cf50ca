// The map of a grid in a few lines, for a terminal: how many of its worlds have which verdict. Not here: the map
// itself (`GridMap.swift`), variations that are no grid's (`VariationsSummary.swift`).

import Experiments
import GroundTruth

extension GridMap {
  /// A line a target.
  package func summary(name: String) -> String {
    let answers = targets.indices.map { number in
      cells.compactMap { Self.verdict(number, in: $0) }
    }
    let words = [Verdict.Word.met, .missed, .inconclusive, .infeasible, .invalid, .estimate]
      .filter { word in answers.joined().contains { $0.word == word } }
    var table = MarkdownTable(
      [("Target", .left)]
        + words.map { ($0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst(), .right) }
        + [("Gap closed (%)", .right)])
    for (target, verdicts) in zip(targets, answers) {
      let closed = verdicts.compactMap { $0.gapClosed?.value }
      let span =
        closed.isEmpty
        ? "–"
        : "\(NumberText.decimals(100 * (closed.min() ?? 0), 0)) to "
          + NumberText.decimals(100 * (closed.max() ?? 0), 0)
      let asked = NumberText.signed(100 * target.measure.sign * target.atLeast, 1)
      table.append(
        ["\(target.arm), \(target.measure.words) \(asked) %".asOneLine]
          + words.map { word in "\(verdicts.count { $0.word == word })" } + [span])
    }
    return "\(name), \(cells.count) worlds".asOneLine.wrapped() + "\n" + table.plain(width: 100)
  }
}
