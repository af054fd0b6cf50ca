// The course of an agent's improvement over days, and where it leads. Not here: first against last
// (`PerformanceTracker+Improvement.swift`), the single metrics' directions (`+Metrics`).

public import Instants
import LabStatistics

/// How an agent's score moved against its day-0 window.
public struct PerformanceTrend: Hashable, Codable, Sendable {
  public enum Step: String, Hashable, Codable, Sendable { case hour, day }

  /// An hour or a day in which the agent ended tasks.
  public struct Point: Hashable, Codable, Sendable {
    /// Days from the day, or the hour, of the first task.
    public let day: Double
    /// Of the day-0 score.
    public let percent: Double
    public let tasks: Int
  }

  public let timeline: [Point]
  /// Of the last point; 0 without any.
  public var currentPercent: Double { timeline.last?.percent ?? 0 }
  /// Percentage points a day; 0 below two points.
  public let percentPerDay: Double
  /// At day 30; 0 below two points.
  public let projectedPercent: Double
  /// The interval of the line at day 30; `nil` below three points.
  public let projection: IntervalEstimate?
}

extension PerformanceTracker {
  static let projectedDay = 30.0

  /// The timeline of the last `days` days, and the least-squares line through it at day 30 after
  /// the first task. The documents' line runs over snapshot numbers, so that "30" may be three
  /// hours.
  ///
  /// - Throws: When there is no task, or the day-0 tasks score 0.
  /// - Complexity: O(*n*) with *n* hours kept.
  public func trend(
    days: Int = 30, by step: PerformanceTrend.Step = .day, at now: Instant
  ) throws(PerformanceError) -> PerformanceTrend {
    guard taskCount > 0 else { throw .noBaseline }
    let base = Moments(of: dayZero).mean
    guard base > 0 else { throw .zeroBaseline }
    let earliest = now.nanoseconds - Span.days(Int64(days)).nanoseconds
    var timeline: [PerformanceTrend.Point] = []
    var (place, sums) = (0.0, PerformanceSums())
    func close() {
      guard sums.tasks > 0 else { return }
      timeline.append(
        PerformanceTrend.Point(
          day: place, percent: 100 * (sums.metrics.score - base) / base, tasks: sums.tasks))
      sums = PerformanceSums()
    }
    for hour in snapshots(at: now) where hour.end.nanoseconds > earliest {
      let next = day(of: hour, by: step)
      if next != place { close() }
      place = next
      sums.add(hour)
    }
    close()
    return Self.trend(through: timeline, confidence: settings.confidence)
  }

  private func day(of hour: PerformanceSnapshot, by step: PerformanceTrend.Step) -> Double {
    switch step {
    case .hour: Double(hour.sequence - PerformanceSnapshot.sequence(of: start)) / 24
    case .day: Double(hour.start.day - start.day)
    }
  }

  private static func trend(
    through timeline: [PerformanceTrend.Point], confidence: Double
  ) -> PerformanceTrend {
    // Counted from day 30, so that the line's constant is the projection and brings its error.
    let (x, y) = (timeline.map { $0.day - projectedDay }, timeline.map(\.percent))
    if let line = try? LinearTrend(x: x, y: y) {
      let interval = line.intercept.interval(confidence: confidence)
      return PerformanceTrend(
        timeline: timeline, percentPerDay: line.slope.value, projectedPercent: line.intercept.value,
        projection: IntervalEstimate(
          value: line.intercept.value, low: interval.lowerBound, high: interval.upperBound))
    }
    // Two points have a line without an error.
    let slope = x.count == 2 ? (y[1] - y[0]) / (x[1] - x[0]) : 0
    return PerformanceTrend(
      timeline: timeline, percentPerDay: slope,
      projectedPercent: x.count == 2 ? y[1] - slope * x[1] : 0, projection: nil)
  }
}
