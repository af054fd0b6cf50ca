// Learning curves: a panel for each arm, against the control and the bound. Not here: what follows from
// them (`LearningCurve.swift`), what was lost (`Plot+Regret.swift`).

import Experiments
import FleetSimulation
import GroundTruth

extension Plot {
  private static let mostPanels = 18
  private static let columns = 3

  /// A line of the drawing: a value a day.
  private struct Course {
    let name: String
    let days: [Interval]
  }

  static func curves(_ findings: Findings) -> Plot {
    let (result, measure) = (findings.result, findings.measure)
    func course(_ name: String, _ runs: [DailyMeasures]) -> Course {
      let days = runs.first?.days.indices ?? 0..<0
      return Course(
        name: name,
        days: days.map { day in runs.map { $0.days[day].value(of: measure) }.meanInterval })
    }
    let bound = course(findings.boundWords, findings.boundRuns)
    let control = course(
      findings.control.name, result.runs[result.plan.controlIndex].map(\.daily))
    let shown = findings.others.isEmpty ? [findings.control] : findings.others
    let arms = shown.map { course($0.name, result.runs[$0.index].map(\.daily)) }
    var table = CSVTable(columns: ["line", "day", "mean", "low", "high", "name"])
    for (line, course) in ([bound, control] + arms).enumerated() {
      for (day, value) in course.days.enumerated() {
        let isBound = line == 0
        table.append([
          .integer(line), .integer(day + 1), .number(value.value),
          .number(isBound ? nil : value.low), .number(isBound ? nil : value.high),
          .text(course.name),
        ])
      }
    }
    let names = Array(shown.prefix(mostPanels))
    let more =
      arms.count > mostPanels
      ? " The best \(mostPanels) of \(arms.count) arms; the others are in `plot_curves.csv`." : ""
    let ceiling = findings.boundRuns.isEmpty ? "" : ", dashed the \(findings.boundWords)"
    return Plot(
      name: "curves", title: "Learning curves of each arm",
      caption: """
        Mean \(measure.words) by the day on which a task arrived, \(measure.isGain ? "more" : "less") is
        better. A panel an arm, the best first: solid the arm, dotted the control\(ceiling); bands are
        95 % intervals of the mean of \(result.plan.replications) replications, day by day.\(more)
        """,
      script: script(findings, names, control, bound, arms), data: table.text)
  }

  private static func script(
    _ findings: Findings, _ names: [Findings.Standing], _ control: Course, _ bound: Course,
    _ arms: [Course]
  ) -> String {
    let days = control.days.count
    let rows = (names.count + columns - 1) / columns
    let (top, bottom, between, tall) = (26.0, 56.0, 36.0, 140.0)
    let height = top + bottom + Double(rows) * tall + Double(rows - 1) * between
    var script = PlotScript("curves", height: Int(height))
    let number = PlotScript.number
    let values = ([control, bound] + arms).flatMap(\.days).flatMap { [$0.value, $0.low, $0.high] }
      .filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let room = high > low ? 0.06 * (high - low) : 0.5
    script.add("set xrange [0.5:\(days).5]")
    script.add("set yrange [\(number(low - room)):\(number(high + 2.5 * room))]")
    script.add(
      "set multiplot layout \(rows),\(columns) margins screen 0.105,0.985,"
        + "\(number(bottom / height)),\(number(1 - top / height)) "
        + "spacing screen 0.025,\(number(between / height))")
    script.add(
      "\(PlotScript.dayTics(days)); set ytics \(PlotScript.step(high - low)); set tics font ',12'")
    script.add("set label 1 'Day' at screen 0.54,\(number(12 / height)) center")
    script.add(
      "set label 2 \(PlotScript.quoted(findings.measure.title)) at screen 0.022,0.5 center rotate")
    // Named once, in the first panel.
    func label(_ number: Int, _ words: String, above value: Double?) {
      guard let value, value.isFinite else { return }
      script.add(
        "set label \(number) \(PlotScript.quoted(words)) at first \(days),\(PlotScript.number(value)) "
          + "right offset 0,0.6 font ',11'")
    }
    if !findings.others.isEmpty {
      label(3, "control", above: control.days.last.map { $0.high.isFinite ? $0.high : $0.value })
    }
    label(4, bound.name, above: bound.days.last?.value)
    for (place, standing) in names.enumerated() {
      let isBottom = place + columns >= names.count
      script.add("set format x '\(isBottom ? "%g" : "")'")
      script.add("set format y '\(place % columns == 0 ? "%g" : "")'")
      script.add("set title \(PlotScript.quoted(standing.name)) offset 0,-0.7")
      script.plot(panel(place + 2, findings.style(of: standing), hasBound: !bound.days.isEmpty))
      if place == 0 { script.add("unset label") }
    }
    script.add("unset multiplot")
    return script.text
  }

  private static func panel(_ line: Int, _ style: PlotStyle, hasBound: Bool) -> [String] {
    func band(_ line: Int, _ color: String) -> String {
      let (low, high) = (PlotScript.column(4, ofLine: line), PlotScript.column(5, ofLine: line))
      return "\(PlotScript.rows) 2:\(low):\(high) with filledcurves fc rgb '\(color)' "
        + "fs transparent solid 0.22 noborder"
    }
    func mean(_ line: Int, _ look: String) -> String {
      "\(PlotScript.rows) 2:\(PlotScript.column(3, ofLine: line)) with lines \(look)"
    }
    return [band(1, "black"), band(line, style.color)]
      + (hasBound ? [mean(0, PlotStyle.bound.line)] : [])
      + [
        mean(1, PlotStyle.control.line + " lw 1.6"),
        "\(PlotScript.rows) 2:\(PlotScript.column(3, ofLine: line)) with linespoints "
          + "lc rgb '\(style.color)' lw 1.6 pt 7 ps 0.25",
      ]
  }
}

extension Findings {
  /// The bound day by day, one for each replication; empty for measures that have none.
  var boundRuns: [DailyMeasures] {
    result.yardsticks.compactMap { yardsticks in
      switch bound {
      case .ceiling, .queueFreeOptimum: yardsticks.ceilings(measure)?.joint
      case .clairvoyant: yardsticks.clairvoyant
      case nil: nil
      }
    }
  }
}
