// The smallest whole experiment of the tests, and what it writes: a day of the smoke scenario.
// Not here: what must be equal (the suites), the built program (`BuiltRun.swift`).

import Experiments
import Foundation
import LabReports
import ScenarioFiles

enum SmallRun {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let smoke = Result {
    try String(contentsOf: root.appending(path: "Scenarios/smoke.yaml"), encoding: .utf8)
  }

  /// What makes the scenario small. The control is named, since without that it is the first arm;
  /// the target is there so that `verdicts.json` has something to say.
  static let settings = [
    (key: "horizon", value: "1d"), (key: "report.window", value: "1-1"),
    (key: "report.control", value: "control"),
    (
      key: "targets",
      value: "[{improvement: {arm: both, measure: success_rate, at_least: 1 %}}]"
    ),
  ]

  /// A scenario's text as a plan of two replications.
  static func plan(
    _ text: String, seed: Int? = nil, arms: [String]? = nil, targets: Bool = true
  ) throws -> ExperimentPlan {
    var changes = ScenarioChanges()
    changes.settings = targets ? settings : settings.dropLast()
    (changes.seed, changes.arms, changes.replications) = (seed, arms, 2)
    return try Scenario(
      bytes: Array(text.utf8), folder: root.appending(path: "Scenarios").path, changes: changes
    ).plan
  }

  /// Every deterministic file of the output folder, but for what gnuplot draws.
  static func files(_ plan: ExperimentPlan, jobs: Int = 2) throws -> [String: String] {
    let result = try ExperimentRunner(plan, jobs: jobs).run(measuresOverhead: false).result
    let origin = Origin(
      scenarioDigest: "sha256:0", command: "fleetlab run smoke.yaml", version: "0")
    let page = Report.page(of: result, origin: origin)
    let plots = page.plots.flatMap { [("\($0.stem).csv", $0.data), ("\($0.stem).gp", $0.script)] }
    return [
      "manifest.json": Manifest.text(of: plan, origin: origin),
      "report.html": ReportHTML.text(of: page, drawings: [:]),
      "report.md": ReportMarkdown.text(of: page),
      "runs.csv": RunsCSV.text(of: result), "daily.csv": DailyCSV.text(of: result),
      "yardsticks.csv": YardsticksCSV.text(of: result),
      "yardsticks_daily.csv": YardsticksDailyCSV.text(of: result),
      "comparisons.csv": ComparisonsCSV.text(of: result),
      "verdicts.json": VerdictsJSON.text(of: result),
      "fingerprints.csv": FingerprintsCSV.text(of: result),
    ].merging(plots) { $1 }
  }

  /// The arms as the scenario has them, played by two jobs.
  static let asWritten = Result { try files(try plan(try smoke.get())) }

  /// The scenario with the lines of its arms, one each, the other way round.
  static func withArmsReversed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "arms:").map({ $0 + 1 }) else { return text }
    let end = lines[start...].firstIndex { !$0.hasPrefix("  ") } ?? lines.endIndex
    lines[start..<end].reverse()
    return lines.joined(separator: "\n")
  }

  /// The rows of a table by their first column, such as the arm; the header is a row of its own.
  static func rowsByArm(_ table: String?) -> [String: [Substring]] {
    let rows = (table ?? "").split(separator: "\n")
    return Dictionary(grouping: rows) { String($0.prefix { $0 != "," }) }
  }
}
