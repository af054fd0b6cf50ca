// What counts of a subtask's end, summed by the day on which its task arrived.
// Not here: the score function (`FleetModel/Score.swift`), means over replications (`Experiments`).

import FleetModel

/// The true end of a planned subtask.
package struct SubtaskEnd: Sendable {
  /// 1 or 0.
  package var succeeded: Double
  /// From ready to the final outcome.
  package var seconds: Double
  /// One or more.
  package var attempts: Double
  package var errors: Double
  /// The truth about the last attempt, whether or not anybody saw it.
  package var satisfaction: Double?
  package var efficiency: Double?
  /// What the last attempt was worth, in a world that has a number of its own for that.
  package var value: Double?

  package init(
    succeeded: Double, seconds: Double, attempts: Double, errors: Double, satisfaction: Double?,
    efficiency: Double?, value: Double? = nil
  ) {
    self.succeeded = succeeded
    self.seconds = seconds
    self.attempts = attempts
    self.errors = errors
    self.satisfaction = satisfaction
    self.efficiency = efficiency
    self.value = value
  }

  /// The score of a subtask that was started; one that never was scores 0. In 0 … 1, but for worlds with
  /// values.
  package func score(_ scoring: Scoring) -> Double {
    if scoring.isValue { return value ?? 0 }
    return Score.value(
      success: succeeded, satisfaction: satisfaction,
      seconds: scoring.countsTime ? seconds : nil, scale: scoring.scale,
      error: scoring.countsErrors ? errors / attempts : nil, efficiency: efficiency)
  }
}

/// What a world's score is made of: a record without times or errors leaves them out, and a world with
/// values has those for scores.
package struct Scoring: Hashable, Sendable {
  /// The seconds at which the time term reaches 0.
  package var scale: Double
  package var countsTime: Bool
  package var countsErrors: Bool
  /// Whether a subtask's score is the value of its last attempt, and nothing else of it counts.
  package var isValue: Bool

  package init(
    scale: Double = 60, countsTime: Bool = true, countsErrors: Bool = true, isValue: Bool = false
  ) {
    self.scale = scale
    self.countsTime = countsTime
    self.countsErrors = countsErrors
    self.isValue = isValue
  }
}

/// Sums over planned subtasks. One that was never started adds success 0, error 1, satisfaction 0,
/// efficiency 0 and score 0, and nothing to the time of those started.
package struct MeasureSums: Hashable, Codable, Sendable {
  package var planned = 0.0
  package var started = 0.0
  package var succeeded = 0.0
  package var seconds = 0.0
  package var error = 0.0
  package var satisfaction = 0.0
  package var efficiency = 0.0
  package var score = 0.0
  package var tasks = 0.0
  package var tasksSucceeded = 0.0

  package init() {}

  /// Adds a share `weight` of a subtask that was started; all shares of one, and of its never having
  /// been started, add up to 1.
  package mutating func add(_ end: SubtaskEnd, _ scoring: Scoring, weight: Double = 1) {
    planned += weight
    started += weight
    succeeded += weight * end.succeeded
    seconds += weight * end.seconds
    error += weight * end.errors / end.attempts
    satisfaction += weight * (end.satisfaction ?? 0)
    efficiency += weight * (end.efficiency ?? 0)
    score += weight * end.score(scoring)
  }

  package mutating func addNeverStarted(weight: Double = 1) {
    planned += weight
    error += weight
  }

  package mutating func add(_ other: MeasureSums, weight: Double = 1) {
    planned += weight * other.planned
    started += weight * other.started
    succeeded += weight * other.succeeded
    seconds += weight * other.seconds
    error += weight * other.error
    satisfaction += weight * other.satisfaction
    efficiency += weight * other.efficiency
    score += weight * other.score
    tasks += weight * other.tasks
    tasksSucceeded += weight * other.tasksSucceeded
  }

  package func value(of measure: Measure) -> Double {
    switch measure {
    case .score: score / planned
    case .successRate: succeeded / planned
    case .meanSeconds: seconds / started
    case .errorRate: error / planned
    case .satisfaction: satisfaction / planned
    case .efficiency: efficiency / planned
    case .taskSuccessRate: tasksSucceeded / tasks
    }
  }
}

/// What an experiment may compare.
package enum Measure: String, CaseIterable, Codable, Sendable {
  case score
  case successRate = "success_rate"
  case meanSeconds = "mean_seconds"
  case errorRate = "error_rate"
  case satisfaction
  case efficiency
  case taskSuccessRate = "task_success_rate"

  /// Whether more of it is better.
  package var isGain: Bool { self != .meanSeconds && self != .errorRate }
}

/// Sums for each day of a run, day 0 first.
package struct DailyMeasures: Hashable, Codable, Sendable {
  package var days: [MeasureSums]

  package init(days count: Int) { days = Array(repeating: MeasureSums(), count: count) }

  package func sum(over window: Range<Int>) -> MeasureSums {
    var sum = MeasureSums()
    for day in window where days.indices.contains(day) { sum.add(days[day]) }
    return sum
  }

  package var total: MeasureSums { sum(over: days.indices) }
}
