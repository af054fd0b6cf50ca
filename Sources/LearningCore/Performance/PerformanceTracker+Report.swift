// A tracker's findings in sentences, and what they suggest. Not here: the findings
// (`PerformanceTracker+Improvement.swift`, `+Metrics`), whole reports of a run (`LabReports`).

public import Instants

/// What an agent's metrics suggest; each is found by itself, and praise only where nothing else is.
public enum PerformanceRecommendation: String, CaseIterable, Hashable, Codable, Sendable {
  case handleErrors = "success is below 90 %: improve error handling and retries"
  case speedUp = "tasks take more than half the time scale: run in parallel or cache"
  case validate = "more than 10 % of the attempts raise errors: validate input first"
  case raiseQuality = "satisfaction is below 80 %: improve the quality of the output"
  case adjustLearning =
    "less than 10 % better after more than 15 days: adjust the learning rate or the strategies"
  case excellent = "excellent: keep the current strategies"
}

/// One agent's performance, to be read by people.
public struct PerformanceReport: Hashable, Codable, Sendable {
  public let summary: String
  public let improvement: PerformanceImprovement
  public let trends: [MetricTrend]
  public let recommendations: [PerformanceRecommendation]
}

extension PerformanceTracker {
  /// Summary, improvement, the trends of the days kept, and recommendations.
  ///
  /// - Throws: When there is no task.
  /// - Complexity: O(*n*) with *n* hours kept.
  public func report(
    of agent: String, at now: Instant
  ) throws(PerformanceError) -> PerformanceReport {
    let improvement = try improvement(at: now)
    let period = try metrics(from: start, to: now)
    return PerformanceReport(
      summary: "\(agent): \(Self.sentence(improvement))", improvement: improvement,
      trends: period.trends,
      recommendations: recommendations(lately ?? period.metrics, improvement))
  }

  /// The last tasks; `nil` until one followed the day-0 window.
  private var lately: PerformanceMetrics? {
    let tasks = current.values
    guard !tasks.isEmpty else { return nil }
    return tasks.reduce(into: PerformanceSums()) {
      $0.add($1, score: $1.score(scale: settings.scale))
    }
    .metrics
  }

  private func recommendations(
    _ metrics: PerformanceMetrics, _ improvement: PerformanceImprovement
  ) -> [PerformanceRecommendation] {
    var found: [PerformanceRecommendation] = []
    if metrics.successRate < 0.9 { found.append(.handleErrors) }
    if metrics.meanSeconds > settings.scale / 2 { found.append(.speedUp) }
    if metrics.errorRate > 0.1 { found.append(.validate) }
    if let satisfaction = metrics.satisfaction, satisfaction < 0.8 { found.append(.raiseQuality) }
    if let percent = improvement.percent, percent < 10, improvement.daysElapsed > 15 {
      found.append(.adjustLearning)
    }
    return found.isEmpty ? [.excellent] : found
  }

  private static func sentence(_ improvement: PerformanceImprovement) -> String {
    let days = DecimalText.fixed(improvement.daysElapsed, places: 1)
    guard let windows = improvement.windows, let percent = windows.percent else {
      return "too few tasks after \(days) days to compare with day 0"
    }
    let rate = DecimalText.signed(percent.value, places: 1)
    let low = DecimalText.signed(percent.low, places: 1)
    let high = DecimalText.signed(percent.high, places: 1)
    let target = DecimalText.fixed(improvement.targetPercent, places: 0)
    let opening = "\(rate) % (\(low) to \(high)) after \(days) days, "
    if improvement.targetAchieved { return opening + "target of \(target) % achieved" }
    if improvement.targetIsOutOfReach, let headroom = windows.headroomPercent {
      let most = DecimalText.signed(headroom, places: 1)
      return opening + "of \(most) % that could be reached at all; the target of \(target) % can't"
    }
    let left = DecimalText.fixed(improvement.targetPercent - percent.value, places: 1)
    return opening + "\(left) percentage points to the target of \(target) %"
  }
}
