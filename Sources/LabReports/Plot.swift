// A drawing before it is drawn: what gnuplot reads, and what is said below it. Not here: running gnuplot
// (`Plotting`), each drawing (`Plot+Curves.swift` and others), the script's common lines (`PlotScript.swift`).

package struct Plot: Sendable {
  /// Every drawing of a report, by name.
  package static let names =
    [
      "curves", "differences", "regret", "spread", "shares", "exploration", "agents",
    ] + (1...mostMaps).map { "map_\($0)" }

  /// A word, of which names of files are made.
  package let name: String
  /// For readers who can't see it: a few words of ours.
  package let title: String
  /// A sentence or two, with code spans.
  package let caption: String
  /// Draws `plot_NAME.svg` from `plot_NAME.csv`, both in the working folder.
  package let script: String
  /// The figures, as CSV.
  package let data: String

  package var stem: String { "plot_\(name)" }
}

/// The look of a line that everybody can tell from the others: colour, dash and marker differ.
///
/// Colours: Okabe and Ito, "Color Universal Design" (2008), less yellow, which is no colour for a line on
/// white, and black, which is the control's and the bound's.
struct PlotStyle {
  let color: String
  let dash: String
  let marker: Int

  private static let colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
  private static let dashes = ["1", "(12,4)", "(4,4)", "(12,4,3,4)", "(2,3)"]
  private static let markers = [7, 5, 9, 11, 13, 6, 4, 8, 10, 12]

  /// - Parameter place: From 0; up to thirty differ in colour or dash.
  init(_ place: Int) {
    color = Self.colors[place % Self.colors.count]
    dash = Self.dashes[place % Self.dashes.count]
    marker = Self.markers[place % Self.markers.count]
  }

  private init(color: String, dash: String, marker: Int) {
    (self.color, self.dash, self.marker) = (color, dash, marker)
  }

  static let control = PlotStyle(color: "black", dash: "(2,4)", marker: 2)
  static let bound = PlotStyle(color: "black", dash: "(10,5)", marker: 1)

  /// As `plot` takes it.
  var line: String { "lc rgb '\(color)' dt \(dash)" }
  var points: String { "lc rgb '\(color)' pt \(marker)" }
}
