// What comes of gnuplot's SVG. Not here: what is drawn (`LabReportsTests`).

import Foundation
import Plotting
import Testing

struct GnuplotTests {
  /// Where CI installs it; a machine without it draws nothing.
  static let gnuplot = Gnuplot(searching: "/usr/bin:/usr/local/bin:/opt/homebrew/bin")

  private func draw(_ script: String, stem: String = "plot_test") throws -> String {
    let gnuplot = try #require(Self.gnuplot)
    return try gnuplot.draw(
      stem,
      script: """
        set terminal svg size 400,300 dynamic noenhanced
        set output '\(stem).svg'
        set datafile separator comma
        \(script)

        """, data: "x,y\n1,2\n2,3\n", title: "A <title> & more")
  }

  @Test(
    "a drawing names no version, follows the page's colour and keeps its names to itself",
    .enabled(if: gnuplot != nil))
  func cleaned() throws {
    let svg = try draw("plot 'plot_test.csv' skip 1 with linespoints lc black pt 7")
    #expect(svg.hasPrefix("<svg role=\"img\"") && svg.hasSuffix("</svg>\n"))
    #expect(!svg.contains("GNUPLOT") && !svg.contains("desc>") && !svg.contains("'black'"))
    #expect(!svg.contains("\"black\"") && svg.contains("stroke=\"currentColor\""))
    #expect(svg.contains("fill=\"currentColor\"") && svg.contains("A &lt;title&gt; &amp; more"))
    let names = svg.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("plot_test-") })
    #expect(Set(names).count == names.count)
    let uses = svg.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(!uses.isEmpty && uses.allSatisfy(names.contains))
    #expect(try draw("plot 'plot_test.csv' skip 1 with linespoints lc black pt 7") == svg)
  }

  @Test("a script that fails says why, and one that draws nothing so", .enabled(if: gnuplot != nil))
  func failures() throws {
    let error = #expect(throws: PlottingError.self) { try draw("plot nonsense(") }
    guard case .failed(let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("nonsense"))
    #expect(throws: PlottingError.noDrawing("plot_test")) { try draw("print 1") }
  }

  @Test("it says its version", .enabled(if: gnuplot != nil))
  func version() throws {
    #expect(try #require(Self.gnuplot?.version()).first?.isNumber == true)
  }

  @Test("without gnuplot on the PATH there is none")
  func missing() throws {
    #expect(Gnuplot(searching: "/nowhere:/proc") == nil)
    #expect(Gnuplot(searching: nil) == nil)
    #expect(Gnuplot(searching: "") == nil)
  }
}
