// What reports say of arms that don't keep up, and of worlds at a scale. Not here: telling that they don't
// (`ExperimentsTests/BacklogTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import Testing

struct BacklogReportTests {
  /// The small experiment with 400, 900 and 1,900 subtasks open in some replications of some arms.
  private func overloaded(_ replications: [String: Int]) throws -> ExperimentResult {
    let some = try SmallExperiment.result.get()
    let runs = zip(some.plan.arms, some.runs).map { arm, runs in
      runs.enumerated().map { number, run in
        var run = run
        if number < replications[arm.name] ?? 0 { run.openByDay = [400, 900, 1_900] }
        return run
      }
    }
    return ExperimentResult(plan: some.plan, runs: runs, yardsticks: some.yardsticks)
  }

  private func report(_ result: ExperimentResult) -> String {
    ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
  }

  @Test("where everybody keeps up nothing is said")
  func quiet() throws {
    let text = report(try overloaded([:]))
    #expect(!text.contains("without bound") && !text.contains("piled up"))
    #expect(!TerminalSummary.text(of: try overloaded([:])).contains("without bound"))
  }

  @Test("an arm whose queue grew is named in the first lines and in a section of its own")
  func one() throws {
    let result = try overloaded(["who": 3])
    let text = report(result)
    let sentence = "`who` can't keep up with what arrives: its queue grew without bound"
    #expect(text.split(separator: "\n").prefix(8).joined().contains(sentence))
    #expect(
      TerminalSummary.text(of: result).split(separator: "\n").joined().contains("'who' can't"))
    let rows = text.split(separator: "\n").filter { $0.contains("**grew without bound**") }
    #expect(rows.count == 1 && rows[0].hasPrefix("| `who` "))
    let cells = rows[0].split(separator: "|").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
    #expect(cells[2...4] == ["400", "900", "1900"])
    #expect(text.split(separator: "\n").count { $0.contains("| kept up ") } == 3)
  }

  @Test("luck that hit some replications alone is counted")
  func some() throws {
    let text = report(try overloaded(["who": 1, "both": 3]))
    #expect(text.contains("`who` (in 1 of 3 replications)"))
    #expect(text.contains("their queues grew without bound"))
    #expect(text.contains("**grew in 1 of 3**") && text.contains("**grew without bound**"))
  }

  @Test("variations stand side by side, arm by arm, with marks where queues grew")
  func variations() throws {
    let figures = try [[:], ["who": 3, "how": 2]].enumerated().map { number, grown in
      VariationFigures(
        "v\(number)", changes: number == 0 ? [] : ["seed: 1"], result: try overloaded(grown))
    }
    let text = ReportMarkdown.text(
      of: VariationsReport.page(
        name: "many", summary: "Two worlds.", of: figures, origin: SmallExperiment.origin))
    #expect(text.hasPrefix("# many\n\nTwo worlds.\n"))
    #expect(text.contains("[`v0`](v0/report.md): the scenario as it stands\n"))
    #expect(text.contains("[`v1`](v1/report.md): `seed: 1`\n"))
    let overview = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.prefix(4)
    #expect(overview.map { $0.contains("**↑**") } == [false, true, true, false])
    #expect(overview[overview.startIndex + 2].contains("**↑** 2/3"))
    // The table is the comparisons' own: both variations have the same figures here.
    let comparisons = try SmallExperiment.result.get().comparisons(.score)
    let file = try CSVFile(VariationsCSV.text(of: figures))
    #expect(file.rows.count == 8)
    for row in 0..<8 {
      let arm = file[row, "arm"]
      let own = comparisons.first { $0.arm == arm }
      #expect(file[row, "variation"] == "v\(row / 4)" && file[row, "n"] == "3")
      #expect(
        file[row, "relative_percent"] == (own?.relative).flatMap { NumberText.file(100 * $0.value) }
          ?? "")
      #expect(
        file[row, "relative_low_percent"]
          == (own?.relative).flatMap { NumberText.file(100 * $0.low) } ?? "")
      let growing = row < 4 ? 0 : arm == "who" ? 3 : arm == "how" ? 2 : 0
      #expect(file[row, "growing_replications"] == "\(growing)")
    }
  }

  @Test("a scale is named where there is one")
  func scale() throws {
    let some = try SmallExperiment.result.get()
    #expect(!report(some).contains("at a scale"))
    guard case .synthetic(let truth, var work) = some.plan.world.truth else { return }
    work.scale = 0.05
    var plan = some.plan
    plan.world.truth = .synthetic(truth, work)
    let scaled = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    #expect(report(scaled).contains("at a scale of 0.05"))
    #expect(Manifest.text(of: plan, origin: SmallExperiment.origin).contains("\"scale\": 0.05"))
  }
}
