// What is measured by the clock: its files, and that calls are counted whole.
// Not here: anything that a result holds (the other suites).

import Experiments
import Foundation
import LabReports
import Testing

struct OverheadTests {
  private let run = Result {
    try ExperimentRunner(try SmallExperiment.plan(replications: 1), jobs: 1).run()
  }

  @Test("every arm has its steps and a total, in microseconds")
  func overhead() throws {
    let (result, timing) = try run.get()
    let text = OverheadCSV.text(of: timing, in: result.plan)
    #expect(text.hasPrefix("arm,step,count,mean_us,p50_us,p95_us,p99_us,max_us\n"))
    let file = try CSVFile(text)
    #expect(
      file.rows.map { $0[1] }
        == Array(repeating: ["recommend", "learn", "total"], count: 4).flatMap(\.self))
    func number(_ row: Int, _ column: String) throws -> Double {
      try #require(Double(file[row, column]))
    }
    for arm in 0..<4 {
      let rows = (3 * arm)..<(3 * arm + 3)
      let spent = try rows.map { try number($0, "count") * number($0, "mean_us") }
      #expect(spent[0] > 0 && spent[2] >= spent[0] + spent[1], "steps lie within calls")
      for row in rows {
        let columns = ["p50_us", "p95_us", "p99_us", "max_us"]
        let values = try columns.map { try number(row, $0) }
        #expect(values == values.sorted())
      }
      // At least a call for each attempt's begin and end.
      #expect(try number(3 * arm + 2, "count") >= 2 * number(3 * arm, "count"))
    }
    let object = try JSONSerialization.jsonObject(
      with: Data(OverheadJSON.text(of: timing, in: result.plan).utf8))
    let steps = try #require((object as? [String: Any])?["steps"] as? [[String: Any]])
    #expect(steps.count == 12)
    #expect(try (steps[2]["mean_us"] as? Double) == number(2, "mean_us"))
  }

  /// Ranks by hand: the exact value at the rank that Hahn and Meeker's bound names, to a bucket's width.
  @Test("the overhead's page has each step against its limit, and says which don't exist")
  func page() throws {
    let (result, timing) = try run.get()
    let circumstances = Circumstances(
      arguments: [], paths: [], commit: "abc", platform: [("architecture", "x86 & <more>")])
    let html = OverheadHTML.text(of: timing, in: result.plan, circumstances: circumstances)
    let page = try ParsedPage(html)
    #expect(page.text.contains("architecture x86 & <more>"))
    #expect(!page.elements.contains("script") && !page.attributes.contains { $0.name == "src" })
    let file = try CSVFile(OverheadCSV.text(of: timing, in: result.plan))
    #expect(
      page.tables[0].dropFirst().map { $0[0] }
        == ["recommend", "snapshot", "learn", "persist", "event", "call"])
    #expect(page.tables[0].dropFirst().map { $0[8] } == ["5", "10", "30", "15", "8", "100"])
    for row in [2, 4, 5] {
      #expect(page.tables[0][row][1] == "–" && page.tables[0][row][9] == "not measured")
    }
    let byArm = try #require(page.tables.last)
    #expect(byArm.count == 1 + 4 * 3)
    for arm in 0..<4 {
      let rows = byArm[(1 + 3 * arm)..<(4 + 3 * arm)].map { $0 }
      #expect(rows.map { $0[1] } == ["recommend", "learn", "call"])
      for (row, place) in zip(rows, 0...) {
        let line = 3 * arm + place
        #expect(row[2] == file[line, "count"])
        let percentile = try #require(Double(file[line, "p99_us"]))
        #expect(abs(try #require(Double(row[6])) - percentile) <= 0.0051)
        #expect(abs(try #require(Double(row[8])) - (Double(file[line, "max_us"]) ?? 0)) <= 0.0051)
        // 299 calls are the fewest whose greatest bounds the 99th percentile: .99²⁹⁹ ≤ .05.
        let isEnough = try #require(Int(row[2])) >= 299
        #expect((row[7] != "–") == isEnough)
        if isEnough {
          let bound = try #require(Double(row[7]))
          #expect(bound >= percentile - 0.01)
          #expect(row[10] == (bound < 1_000 * (Double(row[9]) ?? 0) ? "yes" : "no"))
        } else {
          #expect(row[10] == "too few calls")
        }
      }
    }
    #expect(page.text.contains("no arm has snapshot, persist, event"))
  }

  @Test("timing.json holds the circumstances and the speed of each arm")
  func timing() throws {
    let (result, timing) = try run.get()
    let circumstances = Circumstances(
      arguments: ["run", "a \"b\".yaml"], paths: [("out", "out/small")], commit: "abc",
      platform: [("architecture", "x86_64")])
    let text = TimingJSON.text(of: timing, in: result.plan, circumstances: circumstances)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["arguments"] as? [String] == ["run", "a \"b\".yaml"])
    #expect(object["platform"] as? [String: String] == ["architecture": "x86_64"])
    #expect(object["jobs"] as? Int == 1)
    let arms = try #require(object["arms"] as? [[String: Any]])
    for (arm, runs) in zip(arms, result.runs) {
      let (seconds, events) = (arm["seconds"] as? Double ?? 0, arm["events"] as? Int ?? 0)
      #expect(events == runs.reduce(0) { $0 + $1.events })
      let speed = arm["events_per_second"] as? Double ?? 0
      #expect(abs(speed * seconds / Double(events) - 1) < 1e-6)
    }
  }
}
