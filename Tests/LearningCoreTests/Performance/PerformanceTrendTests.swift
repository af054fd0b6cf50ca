// The course over days, and periods. Not here: first against last
// (`PerformanceTrackerTests.swift`).

import Instants
import LearningCore
import Testing

struct PerformanceTrendTests {
  /// A day-0 score of .5 and so many percent more on the days after.
  private static func tracker(_ percents: [Double], start: Double = 0) -> PerformanceTracker {
    var tracker = PerformanceTracker.windowed(10)
    for (day, percent) in percents.enumerated() {
      let score = 0.5 * (1 + percent / 100)
      for hour in 0..<10 {
        tracker.record([.scoring(score)], days: start + Double(day) + Double(hour) / 24)
      }
    }
    return tracker
  }

  /// The documents' line runs over snapshot numbers: 5 a snapshot, 150 at number 30. Ours runs over
  /// days, so hourly snapshots don't shorten the 30 days.
  @Test("P5: 0, 5 and 10 % on three days are 5 a day, and 150 at day 30", arguments: [0.0, 4.0])
  func golden(start: Double) throws {
    let trend = try Self.tracker([0, 5, 10], start: start).trend(at: instant(days: start + 3))
    #expect(trend.timeline.map(\.day) == [0, 1, 2])
    for (point, percent) in zip(trend.timeline, [0.0, 5, 10]) {
      #expect(abs(point.percent - percent) < 1e-9 && point.tasks == 10)
    }
    #expect(abs(trend.percentPerDay - 5) < 1e-9)
    #expect(abs(trend.projectedPercent - 150) < 1e-8)
    #expect(abs(trend.currentPercent - 10) < 1e-9)
    let projection = try #require(trend.projection)
    // Points on a line leave no error.
    #expect(abs(projection.high - projection.low) < 1e-6)
  }

  @Test("P5: below two points the projection is 0, two make a line without an interval")
  func fewPoints() throws {
    let one = try Self.tracker([0]).trend(at: instant(days: 1))
    #expect(one.timeline.count == 1 && one.projectedPercent == 0 && one.percentPerDay == 0)
    let two = try Self.tracker([0, 4]).trend(at: instant(days: 2))
    #expect(abs(two.percentPerDay - 4) < 1e-9 && abs(two.projectedPercent - 120) < 1e-8)
    #expect(two.projection == nil)
  }

  /// By hand for 0, 6, 3 and 9 %: the slope is 12 / 5 = 2.4, the middle (1.5, 4.5), so 72.9 at 30.
  /// Residuals −.9, 2.7, −2.7, .9 leave s² = 16.2 / 2; at 28.5 days from the middle the standard
  /// error is s √(1/4 + 28.5² / 5), and t with two degrees of freedom 4.302653.
  @Test("P5: the interval at day 30 is the line's, by hand")
  func projectionInterval() throws {
    let trend = try Self.tracker([0, 6, 3, 9]).trend(at: instant(days: 4))
    #expect(abs(trend.projectedPercent - 72.9) < 1e-8)
    let halfWidth = 4.302652729749464 * (8.1 * (0.25 + 28.5 * 28.5 / 5)).squareRoot()
    let projection = try #require(trend.projection)
    #expect(abs(projection.high - (72.9 + halfWidth)) < 1e-6)
    #expect(abs(projection.low - (72.9 - halfWidth)) < 1e-6)
  }

  @Test("P5: only the last days asked for are on the timeline; hours are finer and as long")
  func spans() throws {
    let tracker = Self.tracker([0, 5, 10, 15, 20])
    let now = instant(days: 5)
    #expect(try tracker.trend(days: 2, at: now).timeline.map(\.day) == [3, 4])
    let hours = try tracker.trend(days: 1, by: .hour, at: now)
    #expect(hours.timeline.count == 10)
    let last = try #require(hours.timeline.last)
    #expect(abs(last.day - (4 + 9.0 / 24)) < 1e-12)
    // All hours of a day lie level, so a day's hours rise by nothing.
    #expect(abs(hours.percentPerDay) < 1e-9)
  }

  @Test("P3: a trend without a baseline is refused, and one over a score of 0 too")
  func refused() {
    let error = #expect(throws: PerformanceError.self) {
      try PerformanceTracker().trend(at: .start)
    }
    #expect(error.map(String.init(describing:)) == "No baseline available")
    var zero = PerformanceTracker()
    zero.record([.scoring(0)], days: 0)
    #expect(throws: PerformanceError.zeroBaseline) { try zero.trend(at: instant(days: 1)) }
  }

  /// One hour with one task, one with three: means over four tasks, not over two hours.
  @Test("P6: a period's means weigh tasks, not hours")
  func weighted() throws {
    var tracker = PerformanceTracker()
    tracker.record(
      [TaskPerformance(succeeded: false, seconds: 40, errorRate: 1, satisfaction: 0.2)], days: 0)
    tracker.record(
      Array(
        repeating: TaskPerformance(succeeded: true, seconds: 4, errorRate: 0, efficiency: 0.6),
        count: 3), days: 0.5)
    let metrics = try tracker.metrics(from: .start, to: instant(days: 1)).metrics
    #expect(metrics.tasks == 4 && metrics.successRate == 0.75 && metrics.meanSeconds == 13)
    #expect(metrics.errorRate == 0.25)
    #expect(metrics.satisfaction == 0.2 && metrics.satisfactionTasks == 1)
    let efficiency = try #require(metrics.efficiency)
    #expect(abs(efficiency - 0.6) < 1e-12 && metrics.efficiencyTasks == 3)
    // Only the second hour.
    let later = try tracker.metrics(from: instant(days: 0.25), to: instant(days: 1)).metrics
    #expect(later.tasks == 3 && later.satisfaction == nil)
  }

  /// The same scores, once pooled from hours and once as one sample.
  @Test("P6: pooled hours have the deviation of all their tasks together")
  func pooledDeviation() throws {
    var source = ScoreSource(seed: 61, entity: 0)
    var tracker = PerformanceTracker()
    let tasks = (0..<240).map { _ in source.task(success: 0.8) }
    for (index, task) in tasks.enumerated() { tracker.record(task, at: moment(ofTask: index)) }
    let scores = tasks.map { $0.score(scale: 60) }
    let mean = scores.reduce(0, +) / 240
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 239
    let metrics = try tracker.metrics(from: .start, to: moment(ofTask: 239)).metrics
    // Each hour's mean is kept to a hundred-millionth.
    #expect(abs(metrics.score - mean) < 5e-9)
    let deviation = try #require(metrics.scoreDeviation)
    #expect(abs(deviation - variance.squareRoot()) < 1e-6)
  }

  @Test("P6: a period without a task is refused in the documents' words")
  func emptyPeriod() {
    let tracker = Self.tracker([0])
    let error = #expect(throws: PerformanceError.self) {
      try tracker.metrics(from: instant(days: 2), to: instant(days: 3))
    }
    #expect(error.map(String.init(describing:)) == "No snapshots found for the specified period")
  }

  /// 4 s more is far beyond .05, but 4 % of 100 s: an absolute threshold would call it up.
  @Test("directions are relative, and a metric that starts at 0 has a direction but no percentage")
  func directions() throws {
    func task(_ seconds: Double, _ errors: Double, _ satisfaction: Double) -> TaskPerformance {
      TaskPerformance(
        succeeded: true, seconds: seconds, errorRate: errors, satisfaction: satisfaction)
    }
    var tracker = PerformanceTracker()
    tracker.record([task(100, 0, 0.8)], days: 0)
    tracker.record([task(104, 0.1, 0.6)], days: 1)
    let trends = try tracker.metrics(from: .start, to: instant(days: 1)).trends
    func trend(_ metric: MetricTrend.Metric) throws -> MetricTrend {
      try #require(trends.first { $0.metric == metric })
    }
    #expect(try trend(.meanSeconds).direction == .stable)
    let seconds = try #require(try trend(.meanSeconds).changePercent)
    #expect(abs(seconds - 4) < 1e-9)
    #expect(try trend(.errorRate).direction == .up)
    #expect(try trend(.errorRate).changePercent == nil)
    #expect(try trend(.satisfaction).direction == .down)
    #expect(try trend(.successRate).direction == .stable)
    #expect(!trends.contains { $0.metric == .efficiency })
  }
}
