// The forest plot: each arm's paired difference to the control. Not here: the differences
// (`Experiments/Comparison.swift`).

import Experiments
import GroundTruth

extension Plot {
  /// `nil` where the control stands alone.
  static func differences(_ findings: Findings) -> Plot? {
    let (measure, arms) = (findings.measure, findings.others)
    guard !arms.isEmpty else { return nil }
    var table = CSVTable(columns: ["line", "difference", "low", "high", "name"])
    let intervals = arms.map { standing -> Interval in
      guard let comparison = standing.comparison else { return Interval(point: .nan) }
      return comparison.difference.map { Interval($0) }
        ?? Interval(point: comparison.armMean - comparison.referenceMean)
    }
    for (line, (standing, interval)) in zip(arms, intervals).enumerated() {
      table.append([
        .integer(line), .number(interval.value), .number(interval.low), .number(interval.high),
        .text(standing.name),
      ])
    }
    let gap = findings.boundMean.map { $0 - findings.control.mean }.flatMap {
      $0.isFinite ? $0 : nil
    }
    let most = gap == nil ? "" : " The dashed line is the \(findings.boundWords)."
    return Plot(
      name: "differences", title: "Paired differences to the control",
      caption: """
        Each arm's mean difference to the control in \(measure.words), paired by replication, with its
        95 % interval; \(measure.isGain ? "right" : "left") of 0 is better.\(most)
        """,
      script: script(findings, arms, intervals, gap), data: table.text)
  }

  private static func script(
    _ findings: Findings, _ arms: [Findings.Standing], _ intervals: [Interval], _ gap: Double?
  ) -> String {
    let height = 26 * Double(arms.count) + 86
    var script = PlotScript("differences", height: Int(height))
    let number = PlotScript.number
    script.add("set lmargin screen 0.29; set rmargin screen 0.97")
    script.add("set bmargin 3.4; set tmargin 1.6")
    script.add("set yrange [\(arms.count).5:0.5]; unset ytics; set border 1")
    let ends: [Double] = intervals.flatMap { [$0.value, $0.low, $0.high] } + [0, gap ?? 0]
    let (low, high) = (ends.filter(\.isFinite).min() ?? 0, ends.filter(\.isFinite).max() ?? 0)
    let room = high > low ? 0.05 * (high - low) : 1
    script.add("set xrange [\(number(low - room)):\(number(high + room))]")
    script.add(
      "set xlabel \(PlotScript.quoted("Difference in " + findings.measure.words, atMost: 60))")
    script.add("set arrow from 0, graph 0 to 0, graph 1 nohead lc black lw 0.8")
    if let gap {
      script.add(
        "set arrow from \(number(gap)), graph 0 to \(number(gap)), graph 1 nohead "
          + PlotStyle.bound.line)
      script.add(
        "set label \(PlotScript.quoted(findings.boundWords)) at \(number(gap)), graph 1 "
          + "\(gap > 0 ? "right" : "left") offset 0,0.6 font ',12'")
    }
    for (place, standing) in arms.enumerated() {
      script.add(
        "set label \(PlotScript.quoted(standing.name)) at graph -0.02, first \(place + 1) right")
    }
    script.plot(
      arms.enumerated().flatMap { line, standing -> [String] in
        let style = findings.style(of: standing)
        let value = PlotScript.column(2, ofLine: line)
        let (low, high) = (PlotScript.column(3, ofLine: line), PlotScript.column(4, ofLine: line))
        return [
          "\(PlotScript.rows) \(value):($1 + 1):\(low):\(high) with xerrorbars "
            + "lc rgb '\(style.color)' lw 1.4 pt 0 ps 0",
          "\(PlotScript.rows) \(value):($1 + 1) with points \(style.points) ps 0.9",
        ]
      })
    return script.text
  }
}
