// An agent's hour, rolled up into one record. Not here: keeping and pruning them
// (`PerformanceTracker.swift`), storing them (the driver).

public import Instants

/// The means of the tasks that an agent ended in one hour; 64 bytes.
///
/// Its key is the number of the hour, which never repeats, so that no two share a row.
public struct PerformanceSnapshot: Hashable, Codable, Sendable {
  public static let length = Span.hours(1)

  /// The hour's number since the start, ascending; hours without a task have no snapshot.
  public let sequence: Int32
  /// At least 1.
  public let tasks: Int32
  public let successes: Int32
  /// How many tasks told their satisfaction; the others are missing, and none is invented.
  public let satisfactionTasks: Int32
  public let efficiencyTasks: Int32
  /// Squared distances of the tasks' scores from their mean, summed; to seven digits.
  public let scoreSquares: Float
  /// From ready to the final outcome.
  public let meanSeconds: Double
  /// Errors per attempt, 0 … 1.
  public let errorRate: Double
  /// 0 … 1.
  public let scoreMean: Double
  private let meanSatisfaction: Double
  private let meanEfficiency: Double

  init(sequence: Int32, of sums: PerformanceSums) {
    let metrics = sums.metrics
    self.sequence = sequence
    tasks = Int32(clamping: sums.tasks)
    successes = Int32(clamping: sums.successes)
    satisfactionTasks = Int32(clamping: sums.satisfactionTasks)
    efficiencyTasks = Int32(clamping: sums.efficiencyTasks)
    scoreSquares = Float(sums.scoreSquares)
    meanSeconds = metrics.meanSeconds
    errorRate = metrics.errorRate
    scoreMean = metrics.score
    meanSatisfaction = metrics.satisfaction ?? 0
    meanEfficiency = metrics.efficiency ?? 0
  }

  /// 0 … 1.
  public var successRate: Double { Double(successes) / Double(tasks) }
  /// 0 … 1, over the tasks that told it.
  public var satisfaction: Double? { satisfactionTasks == 0 ? nil : meanSatisfaction }
  /// 0 … 1, over the tasks that told it.
  public var efficiency: Double? { efficiencyTasks == 0 ? nil : meanEfficiency }

  public var start: Instant { .start + Int64(sequence) * Self.length }
  /// The first instant after the hour.
  public var end: Instant { start + Self.length }

  /// The number of the hour that an instant lies in.
  static func sequence(of instant: Instant) -> Int32 {
    Int32(instant.nanoseconds / length.nanoseconds)
  }
}
