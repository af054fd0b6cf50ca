// The tracker against figures computed by hand. Not here: trends (`PerformanceTrendTests.swift`),
// reports (`PerformanceReportTests.swift`), state and speed (`PerformanceStateTests.swift`).

import FleetModel
import Instants
import LabStatistics
import LearningCore
import Testing

struct PerformanceTrackerTests {
  /// FACTS' golden values, exact to the digits given there and to the arithmetic here:
  /// .225 + .175 + .2 · (1 − 3.5 / 60) + .1275 + .05 = .765833…
  @Test("the narrated days' scores are .76583, .81017, .84217, .88067 and .90833")
  func narratedScores() {
    let expected = [0.7658333333, 0.8101666667, 0.8421666667, 0.8806666667, 0.9083333333]
    for (day, score) in zip(NarratedDay.all, expected) {
      let mean = day.tasks.reduce(0) { $0 + $1.score(scale: 60) } / 100
      #expect(abs(mean - score) < 1e-9, "day \(day.day): \(mean)")
    }
  }

  @Test(
    "P2: the narrated days improve by 5.79, 9.97, 14.99 and 18.61 %, so the target isn't met",
    arguments: zip(1...4, [5.79, 9.97, 14.99, 18.61]))
  func narratedImprovement(place: Int, percent: Double) throws {
    var tracker = PerformanceTracker.windowed(100)
    for day in NarratedDay.all.prefix(place + 1) {
      tracker.record(day.tasks, days: Double(day.day))
    }
    let now = Double(NarratedDay.all[place].day)
    let improvement = try tracker.improvement(at: instant(days: now))
    let found = try #require(improvement.percent)
    #expect(abs(found - percent) < 0.005, "\(found)")
    #expect(improvement.daysElapsed == now)
    #expect(!improvement.targetAchieved && !improvement.targetIsCertain)
  }

  /// (.90833… − .76583…) / (1 − .76583…) = .142500 / .234167 = .60854; the most is 30.577 %.
  @Test("the share of what could be gained, and the most that could, stand beside the percentage")
  func headroom() throws {
    var tracker = PerformanceTracker.windowed(100)
    tracker.record(NarratedDay.all[0].tasks, days: 0)
    tracker.record(NarratedDay.all[4].tasks, days: 30)
    let windows = try #require(try tracker.improvement(at: instant(days: 30)).windows)
    let share = try #require(windows.shareOfAttainable)
    let headroom = try #require(windows.headroomPercent)
    #expect(abs(share - 0.6085409) < 1e-6)
    #expect(abs(headroom - 30.57671) < 1e-4)
  }

  /// A day 0 of .85 leaves 17.6 %.
  @Test("a target that no score could reach is said to be out of reach")
  func outOfReach() throws {
    var tracker = PerformanceTracker.windowed(10)
    tracker.record(Array(repeating: .scoring(0.85), count: 10), days: 0)
    tracker.record(Array(repeating: .scoring(1), count: 10), days: 1)
    let improvement = try tracker.improvement(at: instant(days: 1))
    #expect(improvement.targetIsOutOfReach && !improvement.targetAchieved)
    #expect(try #require(improvement.windows).shareOfAttainable == 1)
  }

  @Test("P1: the first snapshot is the documented baseline, the first window of tasks is ours")
  func baseline() throws {
    var tracker = PerformanceTracker.windowed(3)
    for score in [0.5, 0.7, 0.9, 0.4, 0.6, 0.8, 0.75] {
      tracker.record([.scoring(score)], days: 0.5)
    }
    let improvement = try tracker.improvement(at: instant(days: 2))
    let windows = try #require(improvement.windows)
    #expect(abs(windows.dayZero - 0.7) < 1e-12)
    // The last three of those after the first three.
    #expect(abs(windows.current - (0.6 + 0.8 + 0.75) / 3) < 1e-12)
    // One task against one task: .75 against .5.
    let documented = try #require(improvement.documentedPercent)
    #expect(abs(documented - 50) < 1e-9)
    #expect(tracker.snapshots(at: instant(days: 0.5)).count == 1)
  }

  @Test("the windows never share a task, and nothing is compared before there are two")
  func windowsApart() throws {
    var tracker = PerformanceTracker.windowed(3)
    for count in 1...8 {
      tracker.record([.scoring(0.6)], days: 0)
      let windows = try tracker.improvement(at: .start).windows
      #expect((windows == nil) == (count < 5), "\(count) tasks")
      if let windows {
        #expect(windows.dayZeroTasks == 3 && windows.currentTasks == min(3, count - 3))
      }
    }
  }

  @Test("P2: better is positive, worse negative, and 20 % or more flags the target")
  func signs() throws {
    for (last, percent) in [(0.45, -10.0), (0.5, 0), (0.59, 18), (0.601, 20.2), (0.75, 50)] {
      var tracker = PerformanceTracker.windowed(5)
      tracker.record(Array(repeating: .scoring(0.5), count: 5), days: 0)
      tracker.record(Array(repeating: .scoring(last), count: 5), days: 1)
      let improvement = try tracker.improvement(at: instant(days: 1))
      let found = try #require(improvement.percent)
      #expect(abs(found - percent) < 1e-9)
      #expect(improvement.targetAchieved == (percent >= 20))
      #expect(improvement.targetIsCertain == (percent >= 20))
    }
  }

  @Test("P3: without a task there is no baseline, in the documents' words")
  func empty() {
    let tracker = PerformanceTracker()
    let error = #expect(throws: PerformanceError.self) { try tracker.improvement(at: .start) }
    #expect(error.map(String.init(describing:)) == "No baseline or snapshots available")
    #expect(throws: PerformanceError.noBaselineOrSnapshots) {
      try tracker.report(of: "a", at: .start)
    }
  }

  @Test("P4: days are counted from the first task, with their fraction")
  func daysElapsed() throws {
    var tracker = PerformanceTracker()
    tracker.record([.scoring(0.5)], days: 3)
    #expect(try tracker.improvement(at: instant(days: 10.25)).daysElapsed == 7.25)
  }

  /// Each signal alone rises from 0 to 1, or what counts against falls from 1 to 0.
  @Test("P8: success weighs heaviest")
  func weights() {
    func score(_ success: Bool, _ seconds: Double, _ error: Double, _ sat: Double, _ eff: Double)
      -> Double
    {
      TaskPerformance(
        succeeded: success, seconds: seconds, errorRate: error, satisfaction: sat, efficiency: eff
      ).score(scale: 60)
    }
    let gains = [
      score(true, 60, 1, 0, 0), score(false, 60, 1, 1, 0), score(false, 0, 1, 0, 0),
      score(false, 60, 0, 0, 0), score(false, 60, 1, 0, 1),
    ]
    for (gain, weight) in zip(gains, [0.30, 0.25, 0.20, 0.15, 0.10]) {
      #expect(abs(gain - weight) < 1e-12)
    }
  }

  /// Without both signals: (.3 + .2 · .95 + .15) / .65.
  @Test("a missing signal leaves its weight to the others, and is counted")
  func missing() {
    let task = TaskPerformance(succeeded: true, seconds: 3, errorRate: 0)
    #expect(abs(task.score(scale: 60) - 0.64 / 0.65) < 1e-12)
    #expect(task.missingSignals == 2)
    var tracker = PerformanceTracker()
    tracker.record([task, .scoring(0.5)], days: 0)
    #expect(tracker.missingSatisfaction == 1 && tracker.missingEfficiency == 1)
    #expect(tracker.snapshots(at: .start)[0].satisfactionTasks == 1)
    #expect(TaskPerformance(succeeded: false, seconds: 1, errorRate: 3).errorRate == 1)
  }

  /// Against Welch's interval of the same scores, and against Fieller's condition: each end r of
  /// the interval satisfies |c − r b| = t √(s_c² + r² s_b²).
  @Test("the intervals are Welch's and Fieller's")
  func intervals() throws {
    var source = ScoreSource(seed: 51, entity: 0)
    var tracker = PerformanceTracker()
    let tasks = (0..<100).map { source.task(success: $0 < 50 ? 0.75 : 0.94) }
    for task in tasks { tracker.record([task], days: 1) }
    let scores = tasks.map { $0.score(scale: 60) }
    let welch = try WelchDifference.estimate(
      treatment: Array(scores[50...]), control: Array(scores[..<50]))
    let windows = try #require(try tracker.improvement(at: instant(days: 1)).windows)
    let interval = welch.interval(confidence: 0.95)
    #expect(abs(windows.difference.low - interval.lowerBound) < 1e-12)
    #expect(abs(windows.difference.high - interval.upperBound) < 1e-12)
    let percent = try #require(windows.percent)
    let (base, last) = (Moments(of: Array(scores[..<50])), Moments(of: Array(scores[50...])))
    let quantile = welch.halfWidth(confidence: 0.95) / welch.standardError
    for end in [percent.low, percent.high] {
      let ratio = 1 + end / 100
      let error = (last.variance / 50 + ratio * ratio * base.variance / 50).squareRoot()
      #expect(abs(abs(last.mean - ratio * base.mean) - quantile * error) < 1e-12)
    }
    #expect(percent.low < percent.value && percent.value < percent.high)
  }

  /// 1,000 agents that don't change: nominal 95 %, one standard error .7 %. A tracker that covers
  /// 95 % leaves this band for one seed in 20,000.
  @Test("the interval of the improvement holds 0 for agents that don't change")
  func coverage() throws {
    let held = try (0..<1_000).count { entity in
      var source = ScoreSource(seed: 52, entity: entity)
      var tracker = PerformanceTracker()
      for _ in 0..<100 { tracker.record(source.task(success: 0.8), at: .start) }
      let percent = try #require(try tracker.improvement(at: .start).windows?.percent)
      return percent.low <= 0 && 0 <= percent.high
    }
    #expect((0.92...0.98).contains(Double(held) / 1_000), "\(held)")
  }
}
