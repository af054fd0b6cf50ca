// Agent by agent, three panels: share of the work, utilisation, waits. Not here: the figures
// (`AgentFigures.swift`).

import Experiments
import FleetModel

extension Plot {
  static func agents(_ findings: Findings, shown: [Int]) -> Plot {
    let fleet = findings.result.plan.world.fleet.agents
    var table = CSVTable(columns: [
      "line", "agent", "place", "share_percent", "utilisation_percent", "mean_wait_seconds",
      "longest_queue", "arm", "agent_name",
    ])
    let arms = findings.others + [findings.control]
    for (line, standing) in arms.enumerated() {
      for figures in AgentFigures.all(arm: standing.index, in: findings.result) {
        let place = shown.firstIndex(of: figures.agent).map { $0 + 1 }
        table.append([
          .integer(line), .integer(figures.agent), place.map { .integer($0) } ?? .missing,
          .number(100 * figures.share), .number(figures.utilisation.map { 100 * $0 }),
          .number(figures.meanWaitSeconds), .integer(figures.longestQueue), .text(standing.name),
          .text(fleet[figures.agent].name),
        ])
      }
    }
    let looked = findings.lookedAt
    let lines = looked.map { standing in arms.firstIndex { $0.index == standing.index } ?? 0 }
    return Plot(
      name: "agents", title: "Work, utilisation and waits by agent",
      caption: """
        Agent by agent, over the whole run and all replications: share of all assignments, utilisation
        and mean wait of an assignment, of \(looked.map(\.name.asCode).joined(separator: ", ")).
        """,
      script: script(findings, Array(zip(looked, lines)), shown.map { fleet[$0].name }),
      data: table.text)
  }

  private static func script(
    _ findings: Findings, _ arms: [(standing: Findings.Standing, line: Int)], _ names: [String]
  ) -> String {
    let height = 20 * Double(names.count) + 96
    var script = PlotScript("agents", height: Int(height))
    let number = PlotScript.number
    script.add("set border 1; unset ytics; set yrange [\(names.count).5:0.5]")
    script.add("set xrange [0:*]; set xtics font ',12'; set grid ytics")
    script.add(
      "set multiplot layout 1,3 margins screen 0.27,0.98,\(number(50 / height)),"
        + "\(number(1 - 34 / height)) spacing screen 0.03,0")
    script.add("set key at screen 0.98,\(number(1 - 12 / height)) right center horizontal")
    for (place, name) in names.enumerated() {
      script.add("set label \(PlotScript.quoted(name)) at graph -0.04, first \(place + 1) right")
    }
    for (column, title) in [(4, "Share (%)"), (5, "Utilisation (%)"), (6, "Mean wait (s)")] {
      script.add("set xlabel \(PlotScript.quoted(title))")
      script.plot(
        arms.map { standing, line in
          let value = PlotScript.column(column, ofLine: line)
          let title =
            column == 4 ? "title \(PlotScript.quoted(standing.name, atMost: 22))" : "notitle"
          return "\(PlotScript.rows) \(value):3 with points "
            + "\(findings.style(of: standing).points) ps 0.8 \(title)"
        })
      if column == 4 { script.add("unset label; unset key") }
    }
    script.add("unset multiplot")
    return script.text
  }
}
