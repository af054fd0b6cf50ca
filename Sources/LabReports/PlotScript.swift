// Scripts for gnuplot: their first lines, and names made safe for them. Not here: what is drawn
// (`Plot+Curves.swift` and others).

import Experiments
import LabStatistics

struct PlotScript {
  static let width = 760
  private(set) var text: String

  /// - Parameter height: In pixels at a width of ``width``.
  init(_ name: String, height: Int) {
    text = """
      # Draws plot_\(name).svg from plot_\(name).csv. For a paper, change the two lines below, such as to
      # set terminal pdfcairo size 16cm,10cm noenhanced
      set terminal svg size \(Self.width),\(height) dynamic noenhanced name '\(name)' font 'sans-serif,14' linewidth 1.3
      set output 'plot_\(name).svg'
      set encoding utf8
      set datafile separator comma
      data = 'plot_\(name).csv'
      set border 3 lw 0.6
      set tics nomirror scale 0.5
      set grid lc rgb '#808080' lw 0.3 dt (1,3)
      unset key

      """
  }

  mutating func add(_ line: String) { text += line + "\n" }

  /// Several things in one drawing, over each other.
  mutating func plot(_ elements: [String]) {
    text += "plot " + elements.joined(separator: ", \\\n  ") + "\n"
  }

  /// What looks how, in a row across the whole drawing: gnuplot's own key keeps to one panel.
  ///
  /// - Parameter place: The row's height, as a share of the drawing's from below.
  mutating func legend(
    _ entries: [(name: String, style: PlotStyle)], from left: Double, at place: Double,
    isLines: Bool
  ) {
    let step = (0.985 - left) / Double(max(entries.count, isLines ? 5 : 3))
    for (number, entry) in entries.enumerated() {
      let (start, y) = (left + Double(number) * step, Self.number(place))
      let (x, text) = (Self.number(start), Self.quoted(entry.name, atMost: 22))
      if isLines {
        add(
          "set arrow from screen \(x),\(y) to screen \(Self.number(start + 0.035)),\(y) nohead "
            + "\(entry.style.line) lw 1.6")
        add("set label \(text) at screen \(Self.number(start + 0.042)),\(y) left font ',12'")
      } else {
        add(
          "set label \(text) at screen \(x),\(y) left offset 1,0 point \(entry.style.points) ps 0.8"
        )
      }
    }
  }

  /// Whole days alone, and few enough.
  static func dayTics(_ days: Int) -> String {
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { days <= 7 * $0 } ?? 1_000
    return "set xtics \(step)"
  }

  /// Between marks, of which about four fit a range.
  static func step(_ range: Double) -> String {
    guard range.isFinite, range > 0 else { return "autofreq" }
    var unit = 1.0
    while unit > range { unit /= 10 }
    while unit * 10 <= range { unit *= 10 }
    let step = [0.2, 0.5, 1, 2].first { range <= 4.5 * $0 * unit } ?? 5
    return number(step * unit)
  }

  /// A text as gnuplot's literal: between single quotes nothing is replaced or executed, and quotes become apostrophes.
  static func quoted(_ text: String, atMost length: Int = 26) -> String {
    let plain = String(
      text.unicodeScalars.map { scalar -> Character in
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029
        return isControl || isBreak ? " " : scalar == "`" || scalar == "'" ? "’" : Character(scalar)
      })
    let short = plain.count > length ? plain.prefix(length - 1) + "…" : plain[...]
    return "'\(short)'"
  }

  /// A figure for a script.
  static func number(_ value: Double) -> String { NumberText.file(value) ?? "NaN" }

  /// What of the data belongs to one line, for `using`: columns of the file as gnuplot counts them.
  static func column(_ column: Int, ofLine line: Int) -> String {
    "($1 == \(line) ? column(\(column)) : NaN)"
  }

  static let rows = "data skip 1 using"
}

extension Findings {
  /// What plots show, in this order: the best first.
  var others: [Standing] { standings.filter { $0.index != result.plan.controlIndex } }

  /// How an arm looks in every drawing.
  func style(of standing: Standing) -> PlotStyle {
    guard standing.index != result.plan.controlIndex else { return .control }
    return PlotStyle(others.firstIndex { $0.index == standing.index } ?? 0)
  }

  /// What the bound is called.
  var boundWords: String { bound?.rawValue ?? "bound" }
}

extension [Double] {
  /// The mean with Student's 95 % interval; a point of fewer than two.
  var meanInterval: Interval {
    let values = filter(\.isFinite)
    let zeros = values.map { _ in 0.0 }
    let paired = try? PairedDifference(
      treatment: values, control: zeros, confidence: Comparison.confidence)
    return paired.map { Interval($0.estimate) } ?? Interval(point: values.mean)
  }
}
