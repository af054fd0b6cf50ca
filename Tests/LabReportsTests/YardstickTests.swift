// What was gained and lost against the yardsticks, computed again from the files of numbers.
// Not here: the yardsticks themselves (`GroundTruth`).

import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import Testing

struct YardstickTests {
  /// All three days count, so that the files of whole runs hold what the report is made of.
  private func result(
    _ change: (inout [[ReplicationResult]], [Yardsticks]) -> Void = { _, _ in }
  ) throws -> ExperimentResult {
    let some = try SmallExperiment.result.get()
    var (plan, runs) = (some.plan, some.runs)
    plan.window = 0..<3
    change(&runs, some.yardsticks)
    return ExperimentResult(plan: plan, runs: runs, yardsticks: some.yardsticks)
  }

  /// Cells of a report's row, by the section's title and the row's first cell.
  private func row(_ name: String, in section: String, of report: String) throws -> [String] {
    let part = try #require(report.split(separator: "\n## \(section)\n").last)
    let line = try #require(part.split(separator: "\n").first { $0.hasPrefix("| `\(name)`") })
    return line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  @Test("gaps and regrets follow from runs.csv and yardsticks.csv")
  func againstFiles() throws {
    let result = try result()
    let report = ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
    let runs = try CSVFile(RunsCSV.text(of: result))
    let bounds = try CSVFile(YardsticksCSV.text(of: result))
    func scores(_ file: CSVFile, _ first: Int) throws -> [(score: Double, planned: Double)] {
      try (first..<first + 3).map {
        (try #require(Double(file[$0, "score"])), try #require(Double(file[$0, "subtasks"])))
      }
    }
    let control = try scores(runs, 0)
    let (bestStatic, ceiling) = (try scores(bounds, 6), try scores(bounds, 18))
    #expect(bounds[6, "yardstick"] == "best_static" && bounds[18, "yardstick"] == "ceiling_score")
    func mean(_ values: [(score: Double, planned: Double)]) -> Double {
      values.reduce(0) { $0 + $1.score } / Double(values.count)
    }
    func lost(
      _ own: [(score: Double, planned: Double)], to best: [(score: Double, planned: Double)]
    )
      -> String
    {
      let sums = zip(own, best).map { $0.planned * ($1.score - $0.score) }
      return NumberText.decimals(sums.reduce(0, +) / 3, 1)
    }
    for (arm, name) in SmallExperiment.armNames.enumerated() {
      let own = try scores(runs, 3 * arm)
      let learning = try row(name, in: "Over time", of: report)
      #expect(learning[3] == lost(own, to: ceiling))
      #expect(learning[4] == lost(own, to: bestStatic))
      let cells = try row(name, in: "Arms", of: report)
      guard arm > 0 else {
        #expect(cells.suffix(4) == ["–", "–", "–", "control"])
        continue
      }
      for (cell, best) in [(cells[2], ceiling), (cells[3], bestStatic)] {
        let share = (mean(own) - mean(control)) / (mean(best) - mean(control))
        #expect(cell.hasPrefix(NumberText.decimals(100 * share, 1) + " % ["))
      }
    }
  }

  @Test("the day on which an arm came near the best static choice is the first such day")
  func nearDay() throws {
    func day(_ change: (inout [[ReplicationResult]], [Yardsticks]) -> Void) throws -> String {
      let report = ReportMarkdown.text(of: try result(change), origin: SmallExperiment.origin)
      return try row("how", in: "Over time", of: report)[6]
    }
    #expect(try day { _, _ in } == "never")
    for near in 0..<3 {
      let found = try day { runs, yardsticks in
        for replication in runs[2].indices {
          for day in near..<3 {
            runs[2][replication].daily.days[day] = yardsticks[replication].bestStatic.days[day]
          }
        }
      }
      #expect(found == "\(near + 1)")
    }
  }
}
