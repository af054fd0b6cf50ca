// Where a target is met, missed or out of reach in a grid of worlds: a target's answers by combination.
// Not here: tables (`VariationsMarkdown+Map.swift`), files (`MapCSV.swift`), drawings (`MapPlot.swift`).

package import Experiments
import GroundTruth

/// The first factor lies across, the second along, and every combination of the others is a panel.
package struct GridMap: Sendable {
  let crossing: Crossing
  /// In the order of the crossing's combinations.
  let cells: [VariationFigures]

  /// `nil` without two factors, or where a combination isn't there.
  package init?(_ crossing: Crossing?, _ variations: [VariationFigures]) {
    guard let crossing, crossing.factors.count >= 2 else { return nil }
    let found = crossing.combinations.compactMap { levels in
      variations.first { $0.levels == levels }
    }
    guard found.count == crossing.count else { return nil }
    self.crossing = crossing
    cells = found
  }

  var across: Crossing.Factor { crossing.factors[0] }
  var along: Crossing.Factor { crossing.factors[1] }

  struct Panel {
    /// Such as `noise=3`; empty where there are two factors.
    let words: [String]
    let levels: [String]
    /// By level along, then across.
    let cells: [[VariationFigures]]
  }

  var panels: [Panel] {
    let rest = Crossing(Array(crossing.factors.dropFirst(2)))
    return rest.combinations.map { levels in
      Panel(
        words: rest.words(levels), levels: zip(rest.factors, levels).map { $0.levels[$1] },
        cells: along.levels.indices.map { y in
          across.levels.indices.map { x in cell([x, y] + levels) }
        })
    }
  }

  private func cell(_ levels: [Int]) -> VariationFigures {
    let place = zip(crossing.factors, levels).reduce(0) { $0 * $1.0.levels.count + $1.1 }
    return cells[place]
  }

  /// What is asked in every cell, as the first asks it.
  var targets: [Target] { cells[0].plan.targets }

  /// An answer in one cell; `nil` where that cell doesn't ask.
  static func verdict(_ number: Int, in cell: VariationFigures) -> Verdict? {
    cell.verdicts.indices.contains(number) ? cell.verdicts[number] : nil
  }
}
