// How work came to be spread over agents, day by day. Not here: over the whole run, agent by agent
// (`Plot+Agents.swift`).

import Experiments
import FleetSimulation

extension Plot {
  private static let ranks = 5

  /// Agents are told apart by their place in each replication, since who is good differs from world to world
  /// and a mean over names would show nobody.
  static func shares(_ findings: Findings) -> Plot? {
    let arms = findings.others + [findings.control]
    let looked = findings.lookedAt
    var table = CSVTable(columns: ["line", "rank", "day", "share_percent", "arm"])
    var most = 1.0
    for (line, standing) in arms.enumerated() {
      let isDrawn = looked.contains { $0.index == standing.index }
      for (rank, days) in shares(of: findings.result.runs[standing.index]).enumerated() {
        if isDrawn { most = days.filter(\.isFinite).reduce(most, max) }
        for (day, share) in days.enumerated() {
          table.append([
            .integer(line), .integer(rank + 1), .integer(day + 1), .number(share),
            .text(standing.name),
          ])
        }
      }
    }
    let count = min(ranks, findings.result.plan.world.fleet.agents.count)
    guard count > 0 else { return nil }
    let lines = looked.map { standing in arms.firstIndex { $0.index == standing.index } ?? 0 }
    return Plot(
      name: "shares", title: "Selection shares over time",
      caption: """
        Share of a day's assignments that went to the agent with most of them in the whole run, to the
        second, and so on, replication by replication, then averaged. Lines that part show a policy that
        has found whom to ask.
        """,
      script: script(
        Array(zip(looked, lines)), ranks: count,
        days: findings.result.runs[0].first?.daily.days.count ?? 1, most: most),
      data: table.text)
  }

  /// By rank and day, in per cent, mean over replications; NaN on a day without assignments.
  private static func shares(of runs: [ReplicationResult]) -> [[Double]] {
    let ranked = runs.map { run -> [[Double]] in
      let work = run.agents.map(\.assignments)
      let order = work.indices.sorted { (work[$0], $1) > (work[$1], $0) }
      return order.prefix(ranks).map { agent in
        run.assignmentsByDay.map { day in
          100 * Double(day[agent]) / Double(day.reduce(0, +))
        }
      }
    }
    guard let first = ranked.first else { return [] }
    return first.indices.map { rank in
      first[rank].indices.map { day in
        ranked.map { $0[rank][day] }.filter(\.isFinite).mean
      }
    }
  }

  private static func script(
    _ arms: [(standing: Findings.Standing, line: Int)], ranks: Int, days: Int, most: Double
  ) -> String {
    let height = 300.0
    var script = PlotScript("shares", height: Int(height))
    let number = PlotScript.number
    let words = ["busiest agent", "second", "third", "fourth", "fifth"]
    script.add("set xrange [0.5:\(days).5]; set yrange [0:\(number(1.06 * most))]")
    script.add("\(PlotScript.dayTics(days)); set tics font ',12'")
    script.add(
      "set multiplot layout 1,\(arms.count) margins screen 0.105,0.985,\(number(56 / height)),"
        + "\(number(1 - 62 / height)) spacing screen 0.03,0")
    script.legend(
      (0..<ranks).map { (words[$0], PlotStyle($0)) }, from: 0.105, at: 1 - 14 / height,
      isLines: true)
    script.add("set label 1 'Day' at screen 0.54,\(number(12 / height)) center")
    script.add("set label 2 'Share of assignments (%)' at screen 0.022,0.48 center rotate")
    for (place, arm) in arms.enumerated() {
      script.add("set title \(PlotScript.quoted(arm.standing.name)) offset 0,-0.7")
      script.plot(
        (0..<ranks).map { rank in
          "\(PlotScript.rows) 3:($1 == \(arm.line) && $2 == \(rank + 1) ? $4 : NaN) "
            + "with lines \(PlotStyle(rank).line) lw 1.6"
        })
      if place == 0 { script.add("unset label; unset arrow; set format y ''") }
    }
    script.add("unset multiplot")
    return script.text
  }
}
