// How much was tried rather than known, day by day. Not here: lines (`Plot+Lines.swift`).

import Experiments
import GroundTruth

extension Plot {
  static func exploration(_ findings: Findings) -> Plot {
    let lines = (findings.others + [findings.control]).map { standing -> Line in
      let runs = findings.result.runs[standing.index]
      let days = runs.first?.attemptsByDay.indices ?? 0..<0
      let points = days.compactMap { day -> (x: Double, y: Double)? in
        let attempts = runs.reduce(0) { $0 + $1.attemptsByDay[day] }
        let explored = runs.reduce(0) { $0 + $1.explorationsByDay[day] }
        return attempts == 0
          ? nil : (x: Double(day + 1), y: 100 * Double(explored) / Double(attempts))
      }
      return Line(standing: standing, points: points, rank: points.last?.y ?? .nan)
    }
    return Plot.lines(
      lines,
      as: Lines(
        name: "exploration", title: "Exploration over time",
        caption: """
          Attempts whose action was drawn for exploration's sake, as a share of all attempts of the day,
          over all replications. Policies that explore by their beliefs, such as Thompson sampling of
          agents, never say so and don't count here.
          """,
        axes: ("Day", "Explored (%)"), columns: ("day", "explored_percent"),
        settings: [
          "set yrange [0:*]",
          PlotScript.dayTics(findings.result.runs[0][0].daily.days.count),
        ]), findings)
  }
}
