// Tasks with known means, for the tracker's tests. Not here: random ones (`ScoreSource.swift`).

import FleetModel
import Instants
import LearningCore

/// A day of the documents' 30-day example (*Learning System Diagrams*, §6), as means.
struct NarratedDay {
  let day: Int
  let success: Double
  let seconds: Double
  let error: Double
  let satisfaction: Double
  let efficiency: Double

  static let all = [
    NarratedDay(
      day: 0, success: 0.75, seconds: 3.5, error: 0.15, satisfaction: 0.70, efficiency: 0.50),
    NarratedDay(
      day: 7, success: 0.82, seconds: 3.1, error: 0.12, satisfaction: 0.75, efficiency: 0.55),
    NarratedDay(
      day: 14, success: 0.86, seconds: 2.8, error: 0.09, satisfaction: 0.78, efficiency: 0.62),
    NarratedDay(
      day: 21, success: 0.91, seconds: 2.5, error: 0.06, satisfaction: 0.82, efficiency: 0.70),
    NarratedDay(
      day: 30, success: 0.94, seconds: 2.3, error: 0.04, satisfaction: 0.86, efficiency: 0.75),
  ]

  /// A hundred tasks with exactly these means; the successes come first.
  var tasks: [TaskPerformance] {
    let successes = Int((100 * success).rounded())
    return (0..<100).map { index in
      TaskPerformance(
        succeeded: index < successes, seconds: seconds, errorRate: error,
        satisfaction: satisfaction, efficiency: efficiency)
    }
  }
}

extension TaskPerformance {
  /// A task whose score is exactly so much: all signals but time are `share`, and the time is such
  /// that its term is too. `share` must be 0 or 1 in success, so that is made up for by the others.
  static func scoring(_ score: Double) -> TaskPerformance {
    let succeeded = score >= Score.successWeight
    let rest = (score - (succeeded ? Score.successWeight : 0)) / (1 - Score.successWeight)
    return TaskPerformance(
      succeeded: succeeded, seconds: 60 * (1 - rest), errorRate: 1 - rest, satisfaction: rest,
      efficiency: rest)
  }
}

extension PerformanceTracker {
  /// Tells of tasks at one instant after the start.
  mutating func record(_ tasks: [TaskPerformance], days: Double) {
    for task in tasks { record(task, at: .start + Span(seconds: 86_400 * days)) }
  }

  /// With windows of so many tasks.
  static func windowed(_ tasks: Int) -> PerformanceTracker {
    var settings = PerformanceSettings()
    settings.window = tasks
    return PerformanceTracker(settings: settings)
  }
}

func instant(days: Double) -> Instant { .start + Span(seconds: 86_400 * days) }
