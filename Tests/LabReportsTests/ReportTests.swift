// What a reader learns from a report, above all from its first ten lines.
// Not here: the files of numbers (`CSVTests.swift`), the manifest (`ManifestTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import Testing

struct ReportTests {
  private let origin = SmallExperiment.origin

  private func opening(of result: ExperimentResult) -> String {
    ReportMarkdown.text(of: result, origin: origin).split(
      separator: "\n", omittingEmptySubsequences: false
    ).prefix(10).joined(separator: "\n")
  }

  /// Means made here from the sums of runs, not by the report's own way.
  @Test("the first ten lines say who won, by how much, how surely, of how much, at which load")
  func opening() throws {
    let result = try SmallExperiment.result.get()
    let text = opening(of: result)
    func mean(_ days: [DailyMeasures]) -> String {
      let values = days.map { days in
        let two = days.days[1...2]
        return two.reduce(0) { $0 + $1.score } / two.reduce(0) { $0 + $1.planned }
      }
      return NumberText.decimals(values.reduce(0, +) / Double(values.count), 4)
    }
    let means = result.runs.map { mean($0.map(\.daily)) }
    let best = try #require(means.indices.max { means[$0] < means[$1] })
    #expect(
      text.hasPrefix("# small\n\n**Answer:** `\(SmallExperiment.armNames[best])` did best, with "))
    #expect(text.contains("\n- **Best arm:** `\(SmallExperiment.armNames[best])` "))
    #expect(text.contains("an estimate from 3 replications; of 2 targets, 1 infeasible, 1 only"))
    #expect(text.contains("score \(means[best]) in days 2–3"))
    #expect(
      text.contains("against \(means[0]) of the control `neither` (who: uniform; how: frozen)"))
    #expect(text.contains("an estimate: fewer than 50 replications"))
    let optimum = mean(result.yardsticks.compactMap { $0.ceilings(.score)?.joint })
    let fixed = mean(result.yardsticks.map(\.bestStatic))
    #expect(text.contains(" \(optimum): ") && text.contains("has \(fixed): "))
    #expect(text.contains("% utilisation") && text.contains("s mean wait"))
    #expect(text.contains("of 2, 1 infeasible, 1 only estimated"))
  }

  @Test("differences so skewed that their interval can't be relied on are named, others aren't")
  func skewed() throws {
    let some = try SmallExperiment.result.get()
    func note(_ changes: [Double]) -> String {
      var runs = some.runs
      runs[1] = runs[0]
      for (replication, change) in changes.enumerated() {
        runs[1][replication].daily.days[1].score += change
      }
      let result = ExperimentResult(plan: some.plan, runs: runs, yardsticks: some.yardsticks)
      let text = ReportMarkdown.text(of: result, origin: origin).replacing("\n  ", with: " ")
      return text.split(separator: "\n").first { $0.hasPrefix("- The differences of") }.map(
        String.init) ?? ""
    }
    #expect(note([0, 0, 5]).contains("`who`"))
    #expect(!note([-5, 0, 5]).contains("`who`"))
  }

  @Test("the table of the whole run's days has the means of runs.csv")
  func agreesWithRuns() throws {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    plan.window = 0..<3
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    let file = try CSVFile(RunsCSV.text(of: result))
    let report = ReportMarkdown.text(of: result, origin: origin)
    for (arm, name) in SmallExperiment.armNames.enumerated() {
      let scores = try (0..<3).map { try #require(Double(file[3 * arm + $0, "score"])) }
      let mean = NumberText.decimals(scores.reduce(0, +) / 3, 4)
      let row = report.split(separator: "\n").first {
        $0.hasPrefix("| `\(name)` ") && $0.contains(mean)
      }
      #expect(row != nil, "\(name) should stand with \(mean)")
    }
  }

  /// A twin of the best arm met the same fates: no difference at all.
  @Test("an arm that can't be told apart from the best is named")
  func twins() throws {
    let result = try withTwin(of: try SmallExperiment.result.get())
    let text = opening(of: result)
    #expect(text.contains("can't be told apart from `twin`"))
    #expect(text.contains("0.0000 [0.0000, 0.0000]"))
    #expect(!opening(of: try SmallExperiment.result.get()).contains("twin"))
  }

  /// Sixty replications, each result twenty times: what a report says of enough of them.
  @Test("fifty replications give a verdict with Holm's p")
  func verdict() throws {
    let text = opening(of: try repeated(20))
    #expect(text.contains("better than the control, p < 0.0001 after Holm's adjustment for 3"))
    #expect(text.contains("n = 60 replications"))
    #expect(!text.contains("estimate"))
  }

  @Test("where less is better the least is best")
  func lessIsBetter() throws {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    plan.measure = .meanSeconds
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    let means = plan.arms.indices.map { result.values(.meanSeconds, arm: $0).reduce(0, +) }
    let best = try #require(means.indices.min { means[$0] < means[$1] })
    let text = opening(of: result)
    #expect(best != plan.controlIndex)
    #expect(text.contains("**Best arm:** `\(SmallExperiment.armNames[best])` "))
    #expect(text.contains("time in seconds (less is better)"))
    #expect(text.contains(": −"), "a gain is a fall")
  }

  @Test("a control that nobody beats is called that")
  func control() throws {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    plan.control = "both"
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    #expect(opening(of: result).contains("it is the control, and no other arm's mean is better"))
  }

  @Test("a single replication is reported without intervals")
  func single() throws {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    plan.replications = 1
    let result = ExperimentResult(
      plan: plan, runs: some.runs.map { [$0[0]] }, yardsticks: [some.yardsticks[0]])
    let text = opening(of: result)
    #expect(text.contains("from a single one nothing is known about its error"))
    #expect(!text.contains("95 %"))
    #expect(
      ReportMarkdown.text(of: result, origin: origin).contains("Effects need two replications"))
  }

  @Test("rendered twice, and from one job or two, the same bytes")
  func bytes() throws {
    let result = try SmallExperiment.result.get()
    let again = try SmallExperiment.run(
      try SmallExperiment.plan(targets: SmallExperiment.targets), jobs: 1)
    let renderings: [(ExperimentResult) -> String] = [
      { ReportMarkdown.text(of: $0, origin: origin) },
      { ReportHTML.text(of: Report.page(of: $0, origin: origin), drawings: [:]) },
      { Report.page(of: $0, origin: origin).plots.map { $0.script + $0.data }.joined() },
      RunsCSV.text, DailyCSV.text,
      YardsticksCSV.text, ComparisonsCSV.text, VerdictsJSON.text, TerminalSummary.text,
      SummaryJSON.text,
    ]
    for text in renderings {
      #expect(text(result) == text(result))
      #expect(text(result) == text(again))
    }
  }

  @Test("tables keep their shape whatever arms are called")
  func names() throws {
    let some = try SmallExperiment.result.get()
    let names = ["a|b", "two\nlines", "`tick`, \"quoted\"", String(repeating: "long-", count: 30)]
    let plan = try SmallExperiment.plan(names: names)
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    let report = ReportMarkdown.text(of: result, origin: origin)
    for block in report.split(separator: "\n\n").filter({ $0.hasPrefix("| ") }) {
      let lines = block.split(separator: "\n")
      let bars = lines.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
      #expect(Set(bars).count == 1 && Set(lines.map(\.count)).count == 1, "\(block)")
    }
    for line in TerminalSummary.text(of: result).split(separator: "\n") {
      let isOneWord = line.drop { $0 == " " }.count > 85 && line.contains("long-long-")
      #expect(line.count <= 100 || isOneWord, "\(line)")
    }
    #expect(
      try CSVFile(RunsCSV.text(of: result)).rows.map { $0[0] } == names.flatMap { [$0, $0, $0] })
  }

  private func withTwin(of result: ExperimentResult) throws -> ExperimentResult {
    var plan = result.plan
    var twin = plan.arms[3]
    twin.name = "twin"
    plan.arms.append(twin)
    return ExperimentResult(
      plan: plan, runs: result.runs + [result.runs[3]], yardsticks: result.yardsticks)
  }

  private func repeated(_ count: Int) throws -> ExperimentResult {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    plan.replications = 3 * count
    func many<Item>(_ items: [Item]) -> [Item] { (0..<count).flatMap { _ in items } }
    return ExperimentResult(
      plan: plan, runs: some.runs.map(many), yardsticks: many(some.yardsticks))
  }
}
