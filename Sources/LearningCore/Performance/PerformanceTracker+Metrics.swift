// Means over a period, and where each metric is going. Not here: the score against day 0
// (`PerformanceTracker+Improvement.swift`).

public import Instants

/// Where one metric went within a period.
public struct MetricTrend: Hashable, Codable, Sendable {
  public enum Metric: String, CaseIterable, Hashable, Codable, Sendable {
    case successRate = "success_rate"
    case meanSeconds = "mean_seconds"
    case errorRate = "error_rate"
    case satisfaction
    case efficiency
    case score
  }

  public enum Direction: String, Hashable, Codable, Sendable { case up, down, stable }

  public let metric: Metric
  public let direction: Direction
  /// Of the first half's value; `nil` where that is 0, for no percentage leads away from 0.
  public let changePercent: Double?

  /// Relative, so that it means the same for a rate and for seconds.
  static let threshold = 0.05

  /// Values are never negative.
  init(_ metric: Metric, from first: Double, to last: Double) {
    self.metric = metric
    let change = last - first
    if abs(change) <= Self.threshold * first {
      direction = .stable
    } else {
      direction = change > 0 ? .up : .down
    }
    changePercent = first > 0 ? 100 * change / first : nil
  }
}

/// An agent's metrics over a period.
public struct PeriodMetrics: Hashable, Codable, Sendable {
  /// Of the first and after the last hour that had a task.
  public let startNanoseconds: Int64
  public let endNanoseconds: Int64
  /// Each task weighs the same, whichever hour it ended in.
  public let metrics: PerformanceMetrics
  /// The first half of the hours against the second; empty for one hour.
  public let trends: [MetricTrend]
}

extension PerformanceTracker {
  /// The metrics of the hours that overlap a period.
  ///
  /// - Throws: When there is no such hour with a task.
  /// - Complexity: O(*n*) with *n* hours kept.
  public func metrics(
    from first: Instant, to last: Instant
  ) throws(PerformanceError) -> PeriodMetrics {
    let hours = snapshots(at: last).filter { $0.end > first && $0.start <= last }
    guard let earliest = hours.first, let latest = hours.last else { throw .noSnapshots }
    return PeriodMetrics(
      startNanoseconds: earliest.start.nanoseconds, endNanoseconds: latest.end.nanoseconds,
      metrics: Self.pooled(hours[...]), trends: Self.trends(in: hours))
  }

  private static func pooled(_ hours: ArraySlice<PerformanceSnapshot>) -> PerformanceMetrics {
    hours.reduce(into: PerformanceSums()) { $0.add($1) }.metrics
  }

  /// Of an odd number of hours the middle one belongs to neither half. A metric that a half doesn't
  /// know has no trend.
  private static func trends(in hours: [PerformanceSnapshot]) -> [MetricTrend] {
    guard hours.count >= 2 else { return [] }
    let half = hours.count / 2
    let (before, after) = (pooled(hours.prefix(half)), pooled(hours.suffix(half)))
    return MetricTrend.Metric.allCases.compactMap { metric in
      guard let first = before[metric], let last = after[metric] else { return nil }
      return MetricTrend(metric, from: first, to: last)
    }
  }
}

extension PerformanceMetrics {
  /// `nil` where no task told it.
  public subscript(metric: MetricTrend.Metric) -> Double? {
    switch metric {
    case .successRate: successRate
    case .meanSeconds: meanSeconds
    case .errorRate: errorRate
    case .satisfaction: satisfaction
    case .efficiency: efficiency
    case .score: score
    }
  }
}
