// `fleetlab run` and its drawings: with gnuplot, without it, and with one that misbehaves. Not here: what is drawn
// (`LabReportsTests`), running gnuplot (`PlottingTests`).

import Foundation
import Testing

struct DrawingTests {
  private func run(_ options: String, path: String, in folder: URL) throws -> Ending {
    try BuiltProgram.bash(
      #"PATH="\#(path)" "$fleetlab" run tiny.yaml \#(options)"#, in: folder)
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("without gnuplot the tables stand, and a line says what to install")
  func without() throws {
    try Workbench.work { folder in
      let ending = try run("--out o", path: "/nowhere", in: folder)
      #expect(ending.code == 0)
      #expect(ending.errors.contains("apt-get install gnuplot-nox"))
      let html = try text("o/report.html", in: folder)
      #expect(html.contains("apt-get install gnuplot-nox") && html.contains("<table>"))
      #expect(!html.contains("<svg"))
      let names = Workbench.names(in: folder.appending(path: "o"))
      #expect(names == RunTests.files.filter { !$0.hasSuffix(".svg") })
      #expect(try text("o/timing.json", in: folder).contains("\"gnuplot\": \"none\""))
    }
  }

  @Test("any number of jobs gives the same page", .enabled(if: BuiltProgram.find("gnuplot") != nil))
  func jobs() throws {
    try Workbench.work { folder in
      #expect(try run("-q --out a --jobs 1", path: "/usr/bin:/usr/local/bin", in: folder).code == 0)
      #expect(try run("-q --out b --jobs 2", path: "/usr/bin:/usr/local/bin", in: folder).code == 0)
      for name in RunTests.files where name == "report.html" || name.hasPrefix("plot_") {
        #expect(try text("a/\(name)", in: folder) == text("b/\(name)", in: folder), "\(name)")
      }
      let html = try text("a/report.html", in: folder)
      #expect(html.components(separatedBy: "<svg").count == 1 + RunTests.plots.count)
      #expect(!html.contains("gnuplot-nox") && !html.contains("GNUPLOT"))
      #expect(!(try text("a/timing.json", in: folder).contains("\"gnuplot\": \"none\"")))
      // What is kept draws the same again.
      let again = try BuiltProgram.bash(
        "cp a/plot_curves.csv a/plot_curves.gp . && gnuplot plot_curves.gp && grep -c '<path' plot_curves.svg",
        in: folder)
      #expect(again.code == 0 && !again.output.isEmpty, "\(again.errors)")
    }
  }

  @Test("a gnuplot that fails costs the drawings and nothing else")
  func failing() throws {
    try Workbench.work { folder in
      let fake = folder.appending(path: "bin/gnuplot")
      try FileManager.default.createDirectory(
        at: fake.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("#!/bin/sh\necho 'no <fonts>' >&2\nexit 3\n".utf8).write(to: fake)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: fake.path)
      let ending = try run("--out o", path: "\(folder.path)/bin", in: folder)
      #expect(ending.code == 0)
      #expect(ending.errors.contains("plot_curves.svg: gnuplot failed: no <fonts>"))
      #expect(!(try text("o/report.html", in: folder).contains("<svg")))
    }
  }
}
