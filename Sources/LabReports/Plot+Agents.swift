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
    let height = 22 * Double(names.count) + 92
    var script = PlotScript("agents", height: Int(height))
    let number = PlotScript.number
    script.add("set border 1; unset ytics; set yrange [\(names.count).6:0.4]")
    script.add("set xtics font ',12'")
    script.add(
      "set multiplot layout 1,3 margins screen 0.27,0.98,\(number(56 / height)),"
        + "\(number(1 - 34 / height)) spacing screen 0.03,0")
    script.legend(
      arms.map { ($0.standing.name, findings.style(of: $0.standing)) }, from: 0.28,
      at: 1 - 14 / height, isLines: false)
    for (place, name) in names.enumerated() {
      script.add("set label \(PlotScript.quoted(name)) at graph -0.04, first \(place + 1) right")
    }
    let panels: [(column: Int, title: String, value: (AgentFigures) -> Double)] = [
      (4, "Share (%)", { 100 * $0.share }), (5, "Utilisation (%)", { 100 * ($0.utilisation ?? 0) }),
      (6, "Mean wait (s)", \.meanWaitSeconds),
    ]
    let used = arms.flatMap { AgentFigures.all(arm: $0.standing.index, in: findings.result) }
    for panel in panels {
      let most = used.map(panel.value).filter(\.isFinite).reduce(0, max)
      let end = most > 0 ? number(1.08 * most) : "1"
      script.add("set xrange [0:\(end)]; set xtics \(PlotScript.step(most))")
      script.add(
        "set label 999 '\(panel.title)' at graph 0.5, screen \(number(12 / height)) center")
      script.plot(
        arms.enumerated().map { place, arm in
          // Each arm a little lower than the one before, so that none hides another.
          let shift = 0.24 * (Double(place) - Double(arms.count - 1) / 2)
          let value = PlotScript.column(panel.column, ofLine: arm.line)
          return "\(PlotScript.rows) \(value):($3 + (\(number(shift)))) with points "
            + "\(findings.style(of: arm.standing).points) ps 0.7"
        })
      if panel.column == 4 { script.add("unset label") }
    }
    script.add("unset multiplot")
    return script.text
  }
}
