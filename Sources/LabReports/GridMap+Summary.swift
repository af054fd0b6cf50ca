// The map of a grid in a few lines, for a terminal: how many of its worlds have which verdict. Not here: the map
// itself (`GridMap.swift`), variations that are no grid's (`VariationsSummary.swift`).

import Experiments
import GroundTruth

extension GridMap {
  /// A line a target.
  package func summary(name: String) -> String {
    var table = MarkdownTable([
      ("Target", .left), ("Verdicts", .left), ("Gap closed (%)", .right),
    ])
    for number in targets.indices {
      let target = targets[number]
      let verdicts = cells.compactMap { Self.verdict(number, in: $0) }
      // In the order in which words first appear, the most frequent first.
      let words = verdicts.map(\.word.rawValue).reduce(into: [String]()) { words, word in
        if !words.contains(word) { words.append(word) }
      }
      let counts = words.map { word in (word, verdicts.count { $0.word.rawValue == word }) }
        .sorted { $0.1 > $1.1 }
      let closed = verdicts.compactMap { $0.gapClosed?.value }
      let span =
        closed.isEmpty
        ? "–"
        : "\(NumberText.decimals(100 * (closed.min() ?? 0), 0)) to "
          + NumberText.decimals(100 * (closed.max() ?? 0), 0)
      let asked = NumberText.signed(100 * target.measure.sign * target.atLeast, 1)
      table.append([
        "\(target.arm), \(target.measure.words) \(asked) %".asOneLine,
        counts.map { "\($0.0) \($0.1)" }.joined(separator: ", "), span,
      ])
    }
    return "\(name), \(cells.count) worlds".asOneLine.wrapped() + "\n" + table.plain(width: 100)
  }
}
