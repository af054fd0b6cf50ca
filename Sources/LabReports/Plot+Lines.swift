// Drawings of one line an arm, all in one panel, named beside it in the order in which they end. Not here: which
// lines (`Plot+Regret.swift`, `Plot+Spread.swift`, `Plot+Exploration.swift`).

import Experiments

extension Plot {
  /// One arm's line.
  struct Line {
    let standing: Findings.Standing
    let points: [(x: Double, y: Double)]
    /// Names stand in this order, the greatest first.
    let rank: Double
  }

  private static let mostLines = 24

  /// How lines are drawn.
  struct Lines {
    let name: String
    let title: String
    let caption: String
    let axes: (x: String, y: String)
    /// Of the data: what x and y are called.
    let columns: (x: String, y: String)
    /// `lines` or `steps`.
    var form = "lines"
    /// More commands, of our own making.
    var settings: [String] = []
  }

  static func lines(_ lines: [Line], as look: Lines, _ findings: Findings) -> Plot {
    var table = CSVTable(columns: ["line", look.columns.x, look.columns.y, "name"])
    for (number, line) in lines.enumerated() {
      for point in line.points {
        table.append([
          .integer(number), .number(point.x), .number(point.y), .text(line.standing.name),
        ])
      }
    }
    // The best, as many as can be told apart, and always the control.
    let shown = lines.indices.filter {
      $0 < mostLines || lines[$0].standing.index == findings.result.plan.controlIndex
    }
    let order = shown.sorted { (lines[$0].rank, $1) > (lines[$1].rank, $0) }
    let height = max(360, 20 * shown.count + 80)
    var script = PlotScript(look.name, height: height)
    script.add("set lmargin screen 0.105; set rmargin screen 0.7")
    script.add("set bmargin 3.4; set tmargin 0.8")
    script.add("set key at graph 1.03, graph 1 left top Left reverse samplen 3 spacing 1.05")
    script.add("set xlabel \(PlotScript.quoted(look.axes.x, atMost: 60))")
    script.add("set ylabel \(PlotScript.quoted(look.axes.y, atMost: 60))")
    for setting in look.settings { script.add(setting) }
    script.plot(
      order.enumerated().map { place, number in
        let standing = lines[number].standing
        let style = findings.style(of: standing)
        let (x, y) = (PlotScript.column(2, ofLine: number), PlotScript.column(3, ofLine: number))
        let isSteps = look.form == "steps"
        let every = max(1, lines[number].points.count / 6)
        let markers = isSteps ? "" : " pt \(style.marker) ps 0.7 pi \(every)"
        return "\(PlotScript.rows) \(x):\(y) with \(isSteps ? "steps" : "linespoints") "
          + "\(style.line) lw 1.5\(markers) title \(PlotScript.quoted(standing.name, atMost: 22))"
      })
    let more = shown.count < lines.count ? " Not all \(lines.count) arms are drawn." : ""
    return Plot(
      name: look.name, title: look.title, caption: look.caption + more, script: script.text,
      data: table.text)
  }
}
