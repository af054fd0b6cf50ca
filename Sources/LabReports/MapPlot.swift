// map.gp: the map of a grid as gnuplot draws it, a drawing a target, with its data in it. Not here: running
// gnuplot, the same as tables (`VariationsMarkdown+Map.swift`).

import Experiments
import GroundTruth

package enum MapPlot {
  /// How a cell's answer looks: colours of Okabe and Ito, "Color Universal Design" (2008), and a sign, so that
  /// print and the colour-blind can tell them too.
  private static let looks: [(word: Verdict.Word, color: String, sign: String)] = [
    (.met, "#0072B2", "✓"), (.missed, "#D55E00", "✗"), (.inconclusive, "#E69F00", "?"),
    (.infeasible, "#808080", "∅"), (.estimate, "#56B4E9", "~"),
  ]

  /// Draws `map_1.svg` and so on, one for each target in their order, into the working folder.
  package static func script(of map: GridMap) -> String {
    let opening = """
      # Draws map_1.svg and so on, a target each: gnuplot map.gp. For a paper, change the terminal, such as to
      # set terminal pdfcairo size 16cm,7cm noenhanced
      set encoding utf8
      set border 0
      set tics scale 0

      """
    return map.targets.indices.reduce(opening) { $0 + drawing(map, $1) }
  }

  private static func drawing(_ map: GridMap, _ number: Int) -> String {
    let (panels, target) = (map.panels, map.targets[number])
    let asked = NumberText.signed(100 * target.measure.sign * target.atLeast, 1)
    let title =
      "\(target.arm) against \(target.reference): \(target.measure.words) \(asked) % in "
      + ExperimentPlan.text(target.window)
    let (across, along) = (map.across, map.along)
    var text = "\n$cells_\(number + 1) << END\n"
    for (place, panel) in panels.enumerated() {
      for (y, row) in panel.cells.enumerated() {
        for (x, cell) in row.enumerated() {
          guard let verdict = GridMap.verdict(number, in: cell) else { continue }
          let look = looks.firstIndex { $0.word == verdict.word } ?? looks.count
          let sign = look < looks.count ? looks[look].sign : verdict.word.rawValue
          let closed = verdict.gapClosed.map { " \(NumberText.decimals(100 * $0.value, 0))" } ?? ""
          text += "\(x) \(y) \(place) \(look) \"\(sign)\(closed)\"\n"
        }
      }
    }
    text += """
      END
      set terminal svg size \(max(380, 300 * panels.count)),360 dynamic noenhanced \\
        font 'sans-serif,13' name 'map_\(number + 1)'
      set output 'map_\(number + 1).svg'
      set xrange [-0.5:\(Double(across.levels.count) - 0.5)]
      set yrange [-0.5:\(Double(along.levels.count) - 0.5)]
      set xtics (\(tics(across)))
      set ytics (\(tics(along)))
      set xlabel \(quoted(across.name))
      set ylabel \(quoted(along.name))
      unset key
      set multiplot layout 1,\(panels.count) title \(quoted(title))."\\n".\(quoted(legend))

      """
    for (place, panel) in panels.enumerated() {
      text += "set title \(quoted(panel.words.joined(separator: ", ")))\n"
      let data = "$cells_\(number + 1) using"
      let boxes = looks.indices.map { look in
        "\(data) ($3 == \(place) && $4 == \(look) ? $1 : NaN):2:(0.47):(0.47) with boxxyerror "
          + "fillstyle transparent solid 0.45 noborder linecolor rgb '\(looks[look].color)'"
      }
      let labels = "\(data) ($3 == \(place) ? $1 : NaN):2:5 with labels"
      text += "plot " + (boxes + [labels]).joined(separator: ", \\\n  ") + "\n"
    }
    return text + "unset multiplot\nunset output\n"
  }

  private static var legend: String {
    looks.map { "\($0.sign) \($0.word.rawValue)" }.joined(separator: "   ")
      + "   number: gap closed (%)"
  }

  private static func tics(_ factor: Crossing.Factor) -> String {
    factor.levels.enumerated().map { "\(quoted($1)) \($0)" }.joined(separator: ", ")
  }

  /// As gnuplot's literal: between single quotes nothing is replaced or executed, and a quote is two.
  private static func quoted(_ text: String) -> String {
    let plain = text.asOneLine.map { $0 == "'" ? "''" : $0 == "`" ? "’" : String($0) }
    return "'" + plain.joined() + "'"
  }
}
