// Regret as it grows. Not here: the figures (`RegretFigures.swift`), lines (`Plot+Lines.swift`).

import Experiments
import GroundTruth

extension Plot {
  static func regret(_ findings: Findings) -> Plot {
    let lines = (findings.others + [findings.control]).map { standing -> Line in
      let runs = RegretFigures(of: standing.index, findings).byDay
      let days = (runs.first ?? []).indices.map { day in runs.map { $0[day] }.mean }
      let points = days.enumerated().map { (x: Double($0.offset + 1), y: $0.element) }
      return Line(
        standing: standing, points: [(x: 0, y: 0)] + points, rank: days.last ?? .nan)
    }
    let yardstick = RegretFigures.yardstick(findings)
    return Plot.lines(
      lines,
      as: Lines(
        name: "regret", title: "Regret over time",
        caption: """
          Regret to the \(yardstick), summed from the first day on, mean over replications. A line that
          becomes flat has stopped losing; names stand in the order in which lines end.
          """,
        axes: ("Day", "Regret to the " + yardstick), columns: ("day", "regret"),
        settings: [PlotScript.dayTics(findings.result.runs[0][0].daily.days.count)]),
      findings)
  }
}
