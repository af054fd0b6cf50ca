// Baselines: what they are compared with, small steps that add up, and what is kept of old ones.
// Not here: single shifts (`ShiftTests.swift`), the file (`LabReportsTests/BaselineJSONTests.swift`).

import Experiments
import GroundTruth
import Testing

struct BaselineComparisonTests {
  static let source = Baseline.Source(
    scenario: "small", planHash: "sha256:0", version: "0.1.0", commit: "c", worldVersion: 1,
    generator: "g", generatorVersion: 1, platform: "p")

  private func baseline(_ factor: Double, _ reason: String = "first") throws -> Baseline {
    Baseline(
      source: Self.source, reason: reason,
      scores: try ShiftTests.sheet(ShiftTests.moved(by: factor, noise: 0)), validity: [])
  }

  @Test("unchanged scores are identical, on every seed")
  func identical() throws {
    let baseline = try baseline(1)
    let comparison = try BaselineComparison(of: baseline.scores, against: baseline)
    #expect(comparison.word == .identical && comparison.changed == 0 && !comparison.isStale)
    #expect(comparison.drift.isEmpty)
  }

  @Test("the gravest word stands, and an improvement beyond the margin makes the baseline stale")
  func words() throws {
    let baseline = try baseline(1)
    for (factor, word, isStale) in [
      (0.9, Shift.Word.worse, false), (0.995, .equivalent, false), (1.1, .better, true),
    ] {
      let scores = try ShiftTests.sheet(ShiftTests.moved(by: factor))
      let comparison = try BaselineComparison(of: scores, against: baseline)
      #expect(comparison.word == word && comparison.isStale == isStale)
    }
  }

  /// Three steps of −.9 %, each within 2 %: 2.7 % below the oldest.
  @Test("small steps that add up are worse")
  func drift() throws {
    var kept = try baseline(1)
    for (step, factor) in [0.991, 0.982].enumerated() {
      let comparison = try BaselineComparison(of: try baseline(factor).scores, against: kept)
      #expect(comparison.word == .equivalent, "step \(step)")
      kept = try baseline(factor, "step \(step)").replacing(kept, continues: true)
    }
    #expect(kept.anchor?.reason == "first" && kept.history.map(\.reason) == ["first", "step 0"])
    let comparison = try BaselineComparison(of: try baseline(0.973).scores, against: kept)
    #expect(comparison.shifts.map(\.word) == [.equivalent])
    #expect(comparison.hasDrifted && comparison.word == .worse)
    // One that was wanted is a new beginning.
    let fresh = try baseline(0.973, "wanted").replacing(kept, continues: false)
    #expect(fresh.anchor == nil && fresh.history.count == 3)
  }

  @Test("so many are remembered and no more")
  func history() throws {
    var kept = try baseline(1)
    for number in 1...30 {
      kept = try baseline(1, "\(number)").replacing(kept, continues: true)
    }
    #expect(kept.history.count == Baseline.longestHistory)
    #expect(kept.history.first?.reason == "10" && kept.history.last?.reason == "29")
    #expect(kept.anchor?.reason == "first")
  }

  @Test("another plan, generator or world version is refused, another platform isn't")
  func mismatches() throws {
    let baseline = try baseline(1)
    func other(_ change: (inout Baseline.Source) -> Void) -> String? {
      var source = Self.source
      change(&source)
      return baseline.mismatch(with: source)
    }
    #expect(other { _ in } == nil)
    #expect(other { ($0.platform, $0.commit, $0.version) = ("q", "d", "0.2.0") } == nil)
    #expect(other { $0.planHash = "sha256:1" }?.contains("another plan") == true)
    #expect(other { $0.worldVersion = 2 }?.contains("world version 1, this is 2") == true)
    #expect(other { $0.generatorVersion = 2 }?.contains("generator g version 1") == true)
    #expect(other { $0.generator = "h" }?.contains("this is h version 1") == true)
  }

  @Test("an arm or a replication that is missing is refused")
  func missing() throws {
    let baseline = try baseline(1)
    let values = ShiftTests.base
    for scores in [
      try ShiftTests.sheet(values, arm: "b"), try ShiftTests.sheet(Array(values.prefix(49))),
      try ShiftTests.sheet(values, measure: .errorRate),
    ] {
      #expect(throws: ScoreProblem.self) {
        _ = try BaselineComparison(of: scores, against: baseline)
      }
    }
  }

  @Test("a sheet of a result holds the plan's own gauge and its targets', by replication number")
  func ofResult() throws {
    var small = SmallExperiment()
    small.arms = [small.arms[0], small.arms[2]]
    small.targets = [
      Target(arm: "how", reference: "control", measure: .score, atLeast: 0.1, window: 0..<2),
      Target(arm: "how", reference: "control", measure: .errorRate, atLeast: 0.1, window: 1..<2),
    ]
    let result = try small.madeUp([[0.5, 0.6], [0.7, 0.8]])
    let sheet = try result.scoreSheet()
    #expect(sheet.gauges == [Gauge(.score, over: 0..<2), Gauge(.errorRate, over: 1..<2)])
    #expect(sheet.arms == ["control", "how"] && sheet.replications == [0, 1] && sheet.seed == 5)
    #expect(sheet.row("how", Gauge(.errorRate, over: 1..<2))?.values == [0.7, 0.8])
    // Nothing was started on the first day.
    small.targets[1].window = 0..<1
    small.targets[1].measure = .meanSeconds
    let empty = try small.madeUp([[0.5, 0.6], [0.7, 0.8]])
    #expect(throws: ScoreProblem.self) { _ = try empty.scoreSheet() }
  }
}
