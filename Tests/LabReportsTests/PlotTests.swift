// Drawings: their figures against the runs, and gnuplot fed with names that try to be code. Not here: cleaning its
// SVG (`PlottingTests`), pages (`HTMLTests.swift`).

import Experiments
import Foundation
import LabReports
import Plotting
import Testing

struct PlotTests {
  private static let gnuplot = Gnuplot(searching: "/usr/bin:/usr/local/bin:/opt/homebrew/bin")

  private func plots(of result: ExperimentResult) -> [Plot] {
    Report.page(of: result, origin: SmallExperiment.origin).plots
  }

  private func data(_ name: String) throws -> CSVFile {
    let plots = plots(of: try SmallExperiment.result.get())
    return try CSVFile(try #require(plots.first { $0.name == name }).data)
  }

  @Test("every drawing is there, once, under a known name")
  func names() throws {
    let names = plots(of: try SmallExperiment.result.get()).map(\.name)
    #expect(names.sorted() == Plot.names.filter { !$0.hasPrefix("map_") }.sorted())
  }

  @Test("curves are means over replications, day by day")
  func curves() throws {
    let (file, result) = (try data("curves"), try SmallExperiment.result.get())
    for (index, name) in SmallExperiment.armNames.enumerated() {
      let rows = file.rows.indices.filter { file[$0, "name"] == name }
      #expect(rows.map { file[$0, "day"] } == ["1", "2", "3"])
      for (day, row) in rows.enumerated() {
        let scores = result.runs[index].map { run in
          run.daily.days[day].score / run.daily.days[day].planned
        }
        let mean = scores.reduce(0, +) / 3
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
        // Student's 97.5 % quantile of two degrees of freedom.
        let half = 4.302652730 * (variance / 3).squareRoot()
        #expect(abs(try #require(Double(file[row, "mean"])) - mean) < 1e-8)
        #expect(abs(try #require(Double(file[row, "high"])) - mean - half) < 1e-7)
        #expect(abs(try #require(Double(file[row, "low"])) - mean + half) < 1e-7)
      }
    }
  }

  /// What is lost is the yardstick's sum less the arm's, for scores are sums over the same subtasks.
  @Test("regret ends at what the whole run lost, in the drawing and in both tables")
  func regret() throws {
    let (file, result) = (try data("regret"), try SmallExperiment.result.get())
    let report = ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
    for (index, name) in SmallExperiment.armNames.enumerated() {
      let lost = zip(result.runs[index], result.yardsticks).map { run, yardsticks in
        (yardsticks.ceilings(.score)?.joint.total.score ?? .nan) - run.daily.total.score
      }
      let mean = lost.reduce(0, +) / 3
      let row = try #require(file.rows.indices.last { file[$0, "name"] == name })
      #expect(abs(try #require(Double(file[row, "regret"])) - mean) < 1e-5)
      let text = NumberText.decimals(mean, 1)
      let rows = report.split(separator: "\n").filter {
        $0.hasPrefix("| `\(name)` ") && $0.contains(" \(text) |")
      }
      #expect(rows.count >= 2, "\(name) lost \(text)")
    }
  }

  @Test("profiles begin at every replication and end at none")
  func spread() throws {
    let file = try data("spread")
    for name in SmallExperiment.armNames {
      let rows = file.rows.indices.filter { file[$0, "name"] == name }
      let shares = rows.compactMap { Double(file[$0, "share"]) }
      #expect(shares.first == 1 && shares.last == 0 && shares == shares.sorted(by: >))
    }
  }

  @Test("a day's shares are those of the assignments, busiest agent first")
  func shares() throws {
    let (file, result) = (try data("shares"), try SmallExperiment.result.get())
    let rows = file.rows.indices.filter { file[$0, "arm"] == "both" && file[$0, "day"] == "2" }
    let shares = result.runs[3].map { run -> Double in
      let busiest = run.agents.indices.max {
        run.agents[$0].assignments < run.agents[$1].assignments
      }
      return 100 * Double(run.assignmentsByDay[1][busiest ?? 0])
        / Double(run.assignmentsByDay[1].reduce(0, +))
    }
    let first = try #require(rows.first { file[$0, "rank"] == "1" })
    let own = try #require(Double(file[first, "share_percent"]))
    #expect(abs(own - shares.reduce(0, +) / 3) < 1e-6)
    #expect(rows.count == 5)
  }

  @Test("agents' shares add up to a hundred")
  func agents() throws {
    let file = try data("agents")
    for name in SmallExperiment.armNames {
      let rows = file.rows.indices.filter { file[$0, "arm"] == name }
      let sum = rows.compactMap { Double(file[$0, "share_percent"]) }.reduce(0, +)
      #expect(rows.count == 6 && abs(sum - 100) < 1e-5)
    }
  }

  @Test("names never reach gnuplot as code", .enabled(if: gnuplot != nil))
  func escaping() throws {
    let gnuplot = try #require(Self.gnuplot)
    let mark = FileManager.default.temporaryDirectory.appending(path: "fleetlab-mark-\(getpid())")
    try? FileManager.default.removeItem(at: mark)
    let some = try SmallExperiment.result.get()
    let names = [
      "`touch \(mark.path)`", "'; system('touch \(mark.path)'); '", "\"; !touch \(mark.path)",
      "<&> ] ) # \\ %d @x {/Bold",
    ]
    let plan = try SmallExperiment.plan(names: names)
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    var drawings: [String: String] = [:]
    for plot in plots(of: result) {
      let svg = try gnuplot.draw(
        plot.stem, script: plot.script, data: plot.data, title: plot.title)
      _ = try ParsedPage(svg)
      #expect(svg.contains("currentColor") && !svg.contains("GNUPLOT"), "\(plot.name)")
      #expect(!svg.contains(/<(use|path|rect|polygon)[^>]*white/), "\(plot.name) on a dark page")
      drawings[plot.name] = svg
    }
    #expect(!FileManager.default.fileExists(atPath: mark.path))
    #expect(try ParsedPage(drawings["curves"] ?? "").text.contains(names[3]))
    let page = Report.page(of: result, origin: SmallExperiment.origin)
    let html = ReportHTML.text(of: page, drawings: drawings)
    let parsed = try ParsedPage(html)
    #expect(parsed.elements.count { $0 == "svg" } == drawings.count && drawings.count == 7)
    let ids = parsed.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    #expect(!parsed.elements.contains("script") && !html.contains("gnuplot-nox"))
    for attribute in parsed.attributes where ["href", "xlink:href", "src"].contains(attribute.name)
    {
      #expect(attribute.value.hasPrefix("#"), "\(attribute)")
    }
  }

  @Test(
    "a single replication, a single day and a single arm can be drawn", .enabled(if: gnuplot != nil)
  )
  func small() throws {
    let gnuplot = try #require(Self.gnuplot)
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    (plan.replications, plan.window, plan.targets) = (1, 0..<1, [])
    plan.arms = [plan.arms[0]]
    let result = ExperimentResult(
      plan: plan, runs: [[some.runs[0][0]]], yardsticks: [some.yardsticks[0]])
    for plot in plots(of: result) {
      _ = try gnuplot.draw(plot.stem, script: plot.script, data: plot.data, title: plot.title)
    }
  }
}
