// The map of a grid as a drawing, one a target. Not here: the same as tables (`VariationsReport+Map.swift`), running
// gnuplot (`Plotting`).

import Experiments
import GroundTruth

extension Plot {
  /// Targets beyond have tables alone.
  static let mostMaps = 20

  /// How a cell's answer looks: colours of Okabe and Ito, "Color Universal Design" (2008), and a sign, so that
  /// print and the colour-blind can tell them too.
  private static let looks: [(word: Verdict.Word, color: String, sign: String)] = [
    (.met, "#0072B2", "✓"), (.missed, "#D55E00", "✗"), (.inconclusive, "#E69F00", "?"),
    (.infeasible, "#808080", "∅"), (.estimate, "#56B4E9", "~"), (.invalid, "#CC79A7", "!"),
  ]

  /// - Parameter number: The target's.
  static func map(_ map: GridMap, _ number: Int) -> Plot {
    let (panels, target) = (map.panels, map.targets[number])
    let (across, along) = (map.across, map.along)
    let name = "map_\(number + 1)"
    var script = PlotScript(name, height: 330)
    for line in [
      "unset grid", "set border 0", "set tics scale 0",
      "set xrange [-0.5:\(Double(across.levels.count) - 0.5)]",
      "set yrange [-0.5:\(Double(along.levels.count) - 0.5)]",
      "set xtics (\(mapTics(across)))", "set ytics (\(mapTics(along)))",
      "set xlabel \(PlotScript.quoted(across.name, atMost: 40))",
      "set ylabel \(PlotScript.quoted(along.name, atMost: 40))",
      "set multiplot layout 1,\(panels.count)",
    ] { script.add(line) }
    for (place, panel) in panels.enumerated() {
      script.add("set title \(PlotScript.quoted(panel.words.joined(separator: ", "), atMost: 40))")
      let boxes = looks.indices.map { look in
        "\(PlotScript.rows) ($3 == \(place) && $4 == \(look) ? $1 : NaN):2:(0.47):(0.47) with "
          + "boxxyerror fillstyle transparent solid 0.45 noborder lc rgb '\(looks[look].color)'"
      }
      let labels =
        "\(PlotScript.rows) ($3 == \(place) ? $1 : NaN):2:5 with labels font ',11' "
        + "textcolor rgb 'black'"
      script.plot(boxes + [labels])
    }
    script.add("unset multiplot")
    return Plot(
      name: name, title: "Map of target \(number + 1)",
      caption: "\(target.arm.asCode) against \(target.reference.asCode), \(target.measure.words), "
        + "\(target.wish): "
        + looks.map { "\($0.sign) \($0.word.rawValue)" }.joined(separator: ", ")
        + "; the number is the gap closed, per cent.",
      script: script.text, data: mapData(map, number))
  }

  private static func mapData(_ map: GridMap, _ number: Int) -> String {
    var table = CSVTable(columns: ["x", "y", "panel", "look", "label"])
    for (place, panel) in map.panels.enumerated() {
      for (y, row) in panel.cells.enumerated() {
        for (x, cell) in row.enumerated() {
          guard let verdict = GridMap.verdict(number, in: cell),
            let look = looks.firstIndex(where: { $0.word == verdict.word })
          else { continue }
          let closed = verdict.gapClosed.map { " \(NumberText.decimals(100 * $0.value, 0))" } ?? ""
          table.append([
            .integer(x), .integer(y), .integer(place), .integer(look),
            .text(looks[look].sign + closed),
          ])
        }
      }
    }
    return table.text
  }

  private static func mapTics(_ factor: Crossing.Factor) -> String {
    factor.levels.enumerated().map { "\(PlotScript.quoted($1)) \($0)" }.joined(separator: ", ")
  }
}
