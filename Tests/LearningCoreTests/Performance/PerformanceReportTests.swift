// Reports and what they recommend. Not here: the figures in them (`PerformanceTrackerTests.swift`).

import Instants
import LearningCore
import Testing

struct PerformanceReportTests {
  /// Ten tasks at first and ten ten days later, so that no wait for improvement is over.
  private static func advice(
    _ task: TaskPerformance, first: TaskPerformance? = nil, days: Double = 10
  ) throws -> [PerformanceRecommendation] {
    var tracker = PerformanceTracker.windowed(10)
    tracker.record(Array(repeating: first ?? task, count: 10), days: 0)
    tracker.record(Array(repeating: task, count: 10), days: days)
    return try tracker.report(of: "a", at: instant(days: days)).recommendations
  }

  private static func task(
    succeeded: Bool = true, seconds: Double = 3, errorRate: Double = 0, satisfaction: Double? = 0.9
  ) -> TaskPerformance {
    TaskPerformance(
      succeeded: succeeded, seconds: seconds, errorRate: errorRate, satisfaction: satisfaction)
  }

  @Test("P7: each recommendation comes by itself, at its documented threshold")
  func branches() throws {
    #expect(try Self.advice(Self.task()) == [.excellent])
    #expect(try Self.advice(Self.task(succeeded: false)) == [.handleErrors])
    #expect(try Self.advice(Self.task(seconds: 30)) == [.excellent])
    #expect(try Self.advice(Self.task(seconds: 30.1)) == [.speedUp])
    #expect(try Self.advice(Self.task(errorRate: 0.09)) == [.excellent])
    #expect(try Self.advice(Self.task(errorRate: 0.11)) == [.validate])
    #expect(try Self.advice(Self.task(satisfaction: 0.81)) == [.excellent])
    #expect(try Self.advice(Self.task(satisfaction: 0.79)) == [.raiseQuality])
    // Nothing known is no reason to complain.
    #expect(try Self.advice(Self.task(satisfaction: nil)) == [.excellent])
  }

  @Test("P7: little improvement matters after 15 days, and enough of it doesn't")
  func adjusting() throws {
    let weak = Self.task(seconds: 29, satisfaction: 0.8)
    #expect(try Self.advice(Self.task(), days: 15) == [.excellent])
    #expect(try Self.advice(Self.task(), days: 15.1) == [.adjustLearning])
    #expect(try Self.advice(Self.task(), first: weak, days: 20) == [.excellent])
  }

  @Test("P7: several recommendations stand together, and then there is no praise")
  func together() throws {
    let bad = Self.task(succeeded: false, seconds: 50, errorRate: 1, satisfaction: 0.1)
    #expect(
      try Self.advice(bad, days: 20)
        == [.handleErrors, .speedUp, .validate, .raiseQuality, .adjustLearning])
  }

  /// Every task of a window scores the same, so the intervals are points.
  @Test(
    "P7: the summary names agent, rate, days and what is left to the target",
    arguments: [
      (
        0.56,
        "a: +12.0 % (+12.0 to +12.0) after 7.5 days, 8.0 percentage points to the target of 20 %"
      ),
      (0.61, "a: +22.0 % (+22.0 to +22.0) after 7.5 days, target of 20 % achieved"),
      (
        0.44,
        "a: -12.0 % (-12.0 to -12.0) after 7.5 days, 32.0 percentage points to the target of 20 %"
      ),
    ])
  func summary(last: Double, text: String) throws {
    var tracker = PerformanceTracker.windowed(4)
    tracker.record(Array(repeating: .scoring(0.5), count: 4), days: 0)
    tracker.record(Array(repeating: .scoring(last), count: 4), days: 7.5)
    let report = try tracker.report(of: "a", at: instant(days: 7.5))
    #expect(report.summary == text)
    #expect(report.improvement == (try tracker.improvement(at: instant(days: 7.5))))
    #expect(report.trends.contains { $0.metric == .score })
  }

  @Test("B19: where the target can't be reached, the summary says so")
  func outOfReach() throws {
    var tracker = PerformanceTracker.windowed(4)
    tracker.record(Array(repeating: .scoring(0.9), count: 4), days: 0)
    tracker.record(Array(repeating: .scoring(0.945), count: 4), days: 7.5)
    #expect(
      try tracker.report(of: "a", at: instant(days: 7.5)).summary
        == "a: +5.0 % (+5.0 to +5.0) after 7.5 days, of +11.1 % that could be reached at all; "
        + "the target of 20 % can't")
  }

  @Test("P11: metrics of 0 bring neither NaN nor infinity")
  func zero() throws {
    let nothing = TaskPerformance(
      succeeded: false, seconds: 90, errorRate: 1, satisfaction: 0, efficiency: 0)
    var tracker = PerformanceTracker.windowed(4)
    tracker.record(Array(repeating: nothing, count: 4), days: 0)
    tracker.record(Array(repeating: nothing, count: 4), days: 1)
    let report = try tracker.report(of: "a", at: instant(days: 1))
    #expect(report.improvement.percent == nil && report.improvement.documentedPercent == nil)
    #expect(report.improvement.windows?.difference.value == 0)
    #expect(!report.improvement.targetAchieved)
    #expect(report.trends.allSatisfy { $0.changePercent?.isFinite ?? true })
    #expect(report.summary == "a: too few tasks after 1.0 days to compare with day 0")
  }

  @Test("P11: perfect metrics score 1, identical snapshots change by nothing")
  func perfect() throws {
    let perfect = TaskPerformance(
      succeeded: true, seconds: 0, errorRate: 0, satisfaction: 1, efficiency: 1)
    var tracker = PerformanceTracker.windowed(4)
    tracker.record(Array(repeating: perfect, count: 4), days: 0)
    tracker.record(Array(repeating: perfect, count: 4), days: 1)
    let report = try tracker.report(of: "a", at: instant(days: 1))
    #expect(report.improvement.windows?.current == 1 && report.improvement.percent == 0)
    #expect(report.improvement.windows?.shareOfAttainable == nil)
    #expect(report.trends.allSatisfy { $0.direction == .stable })
    #expect(report.recommendations == [.excellent])
  }
}
