// map.csv: a row a target and combination of a grid. Not here: where the figures come from (`GridMap.swift`).

import Experiments
import GroundTruth

package enum MapCSV {
  private static let columns = [
    "variation", "arm", "against", "measure", "at_least_percent", "n", "base", "bound",
    "headroom_percent", "relative_percent", "relative_low_percent", "relative_high_percent",
    "gap_closed_percent", "gap_closed_low_percent", "gap_closed_high_percent", "verdict",
  ]

  package static func text(of map: GridMap) -> String {
    let factors = map.crossing.factors
    var table = CSVTable(columns: factors.map(\.name) + columns)
    for number in map.targets.indices {
      for (levels, cell) in zip(map.crossing.combinations, map.cells) {
        guard let verdict = GridMap.verdict(number, in: cell) else { continue }
        let (target, comparison) = (verdict.target, verdict.comparison)
        let (relative, closed) = (comparison.relative, verdict.gapClosed)
        table.append(
          zip(factors, levels).map { .text($0.levels[$1]) } + [
            .text(cell.name), .text(target.arm), .text(target.reference),
            .text(target.measure.rawValue), .number(100 * target.atLeast),
            .integer(comparison.count), .number(comparison.referenceMean),
            .number(verdict.boundMean), .number(verdict.headroom.map { 100 * $0 }),
            .number(relative.map { 100 * $0.value }), .number(relative.map { 100 * $0.low }),
            .number(relative.map { 100 * $0.high }), .number(closed.map { 100 * $0.value }),
            .number(closed.map { 100 * $0.low }), .number(closed.map { 100 * $0.high }),
            .text(verdict.word.rawValue),
          ])
      }
    }
    return table.text
  }
}
