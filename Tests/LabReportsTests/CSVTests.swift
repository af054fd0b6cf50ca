// The CSV files: their columns, and their numbers against each other and against sums made here.
// Not here: the report (`ReportTests.swift`), overhead (`OverheadTests.swift`).

import Experiments
import GroundTruth
import LabReports
import Testing

struct CSVTests {
  @Test("names with commas, quotes and line breaks come back as they were")
  func quoting() throws {
    let names = ["a,b", "say \"x\"", "two\nlines", "cr\r\nlf", "", "plain", "|é–"]
    var table = CSVTable(columns: ["name", "value"])
    for name in names { table.append([.text(name), .number(.nan)]) }
    let file = try CSVFile(table.text)
    #expect(file.columns == ["name", "value"])
    #expect(file.rows == names.map { [$0, ""] })
    #expect(table.text.contains("plain,\n"), "what needs no quotes has none")
    #expect(!table.text.contains("NaN"))
  }

  @Test("columns are those that the design names")
  func columns() throws {
    let result = try SmallExperiment.result.get()
    let runs = try CSVFile(RunsCSV.text(of: result))
    #expect(
      runs.columns.prefix(7)
        == ["arm", "replication", "seed", "subtasks", "success_rate", "mean_seconds", "score"])
    #expect(Set(runs.columns).count == runs.columns.count)
    #expect(runs.rows.count == 12)
    #expect(
      ComparisonsCSV.text(of: result).hasPrefix(
        "arm,reference,measure,n,arm_mean,reference_mean,difference,low,high,relative_percent,"
          + "relative_low_percent,relative_high_percent,p,p_holm,verdict\n"))
    #expect(
      DailyCSV.text(of: result).hasPrefix(
        "arm,replication,day,subtasks,success_rate,mean_seconds,score,error_rate,"
          + "task_success_rate,attempts,explorations\n"))
    let yardsticks = try CSVFile(YardsticksCSV.text(of: result))
    #expect(yardsticks.columns.prefix(2) == ["yardstick", "replication"])
    let ceilings = ["score", "success_rate"].flatMap { measure in
      ["who_ceiling_", "how_ceiling_", "documented_key_ceiling_", "ceiling_"].map { $0 + measure }
    }
    #expect(
      stride(from: 0, to: yardsticks.rows.count, by: 3).map { yardsticks[$0, "yardstick"] }
        == ["reference", "best_single_agent", "best_static"] + ceilings + ["clairvoyant"])
  }

  /// A run's rates are its days' weighted by planned subtasks, its counts their sums.
  @Test("days add up to runs")
  func daysAddUp() throws {
    let result = try SmallExperiment.result.get()
    let (runs, daily) = (
      try CSVFile(RunsCSV.text(of: result)), try CSVFile(DailyCSV.text(of: result))
    )
    #expect(daily.rows.count == 3 * runs.rows.count)
    for row in runs.rows.indices {
      let days = (3 * row)..<(3 * row + 3)
      #expect(days.map { daily[$0, "day"] } == ["1", "2", "3"])
      #expect(days.allSatisfy { daily[$0, "arm"] == runs[row, "arm"] })
      #expect(days.allSatisfy { daily[$0, "replication"] == runs[row, "replication"] })
      for count in ["subtasks", "attempts", "explorations"] {
        let sum = try days.reduce(0) { try $0 + number(daily[$1, count]) }
        #expect(try sum == number(runs[row, count]))
      }
      for rate in ["score", "success_rate", "error_rate"] {
        let mean = try weightedMean(rate, of: daily, rows: Array(days))
        #expect(try abs(mean - number(runs[row, rate])) < 1e-8)
      }
      let tasks = try ["tasks_succeeded", "tasks_failed", "tasks_in_flight"].reduce(0) {
        try $0 + number(runs[row, $1])
      }
      #expect(try tasks == number(runs[row, "tasks_arrived"]))
    }
  }

  /// The paired interval by hand: Student's t for 2 degrees of freedom at .975 is 4.302653 (any
  /// table); the days that count are 2 and 3.
  @Test("comparisons follow from the days")
  func comparisons() throws {
    let result = try SmallExperiment.result.get()
    let (daily, file) = (
      try CSVFile(DailyCSV.text(of: result)), try CSVFile(ComparisonsCSV.text(of: result))
    )
    func scores(_ arm: String) throws -> [Double] {
      try (0..<3).map { replication in
        let rows = daily.rows.indices.filter {
          daily[$0, "arm"] == arm && daily[$0, "replication"] == "\(replication)"
            && daily[$0, "day"] != "1"
        }
        return try weightedMean("score", of: daily, rows: rows)
      }
    }
    let control = try scores("neither")
    for (row, arm) in ["who", "how", "both"].enumerated() {
      #expect(file[row, "arm"] == arm && file[row, "measure"] == "score")
      let own = try scores(arm)
      let differences = zip(own, control).map { $0 - $1 }
      let mean = differences.reduce(0, +) / 3
      let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
      let half = 4.302653 * (variance / 3).squareRoot()
      let expected = [
        ("arm_mean", own.reduce(0, +) / 3), ("reference_mean", control.reduce(0, +) / 3),
        ("difference", mean), ("low", mean - half), ("high", mean + half),
        ("relative_percent", 100 * mean / (control.reduce(0, +) / 3)),
      ]
      for (column, value) in expected {
        #expect(try abs(number(file[row, column]) - value) < 1e-6, "\(arm) \(column)")
      }
      #expect(file[row, "verdict"] == "estimate", "three replications give no verdict")
    }
  }

  @Test("a day without work has no rates")
  func emptyDay() throws {
    let whole = try SmallExperiment.result.get()
    var runs = whole.runs
    runs[0][0].daily.days[1] = MeasureSums()
    let result = ExperimentResult(plan: whole.plan, runs: runs, yardsticks: whole.yardsticks)
    let daily = try CSVFile(DailyCSV.text(of: result))
    #expect(daily[1, "subtasks"] == "0")
    #expect(daily[1, "score"] == "" && daily[1, "mean_seconds"] == "")
    let report = ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
    #expect(!report.contains("nan"))
  }

  private func number(_ text: String) throws -> Double { try #require(Double(text)) }

  private func weightedMean(_ column: String, of file: CSVFile, rows: [Int]) throws -> Double {
    let weights = try rows.map { try number(file[$0, "subtasks"]) }
    let sum = try zip(rows, weights).reduce(0) { try $0 + $1.1 * number(file[$1.0, column]) }
    return sum / weights.reduce(0, +)
  }
}
