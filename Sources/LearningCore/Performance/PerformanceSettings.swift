// What a tracker compares, for how long it keeps it, and why a question is refused.
// Not here: the tracker (`PerformanceTracker.swift`).

/// How an agent's performance is tracked. Target and retention are the documents' (*Learning System
/// Integration Architecture*, §6); the documented baseline is a single task, ours the first 50.
public struct PerformanceSettings: Hashable, Codable, Sendable {
  /// Tasks of the day-0 baseline, and as many of the current window; 2 … 1,000.
  public var window = 50
  /// The seconds at which the time term of a score reaches 0.
  public var scale = 60.0
  /// 1 … 90: the state is bounded by it.
  public var daysKept = 90
  /// Of the baseline's score.
  public var targetPercent = 20.0
  /// Of two-sided intervals.
  public var confidence = 0.95

  public init() {}

  /// The name of the first setting that is out of its range, with what would be right.
  public var problem: String? {
    if !(2...1_000).contains(window) { return "window lies in 2 … 1000" }
    if !(scale > 0 && scale.isFinite) { return "scale is a positive number of seconds" }
    if !(1...90).contains(daysKept) { return "days_kept lies in 1 … 90" }
    if !(targetPercent > 0 && targetPercent.isFinite) { return "target_percent is positive" }
    if !(confidence > 0 && confidence < 1) { return "confidence lies between 0 and 1" }
    return nil
  }
}

/// Why a question about performance has no answer yet; the first three texts are the documents'.
public enum PerformanceError: Error, Equatable, CustomStringConvertible {
  case noBaselineOrSnapshots
  case noBaseline
  case noSnapshots
  case zeroBaseline

  public var description: String {
    switch self {
    case .noBaselineOrSnapshots: "No baseline or snapshots available"
    case .noBaseline: "No baseline available"
    case .noSnapshots: "No snapshots found for the specified period"
    case .zeroBaseline: "The baseline's score is 0; a percentage needs one above 0"
    }
  }
}
