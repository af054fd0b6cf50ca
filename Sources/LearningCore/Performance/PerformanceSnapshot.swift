// An agent's hour, rolled up into one record. Not here: keeping and pruning them
// (`PerformanceTracker.swift`), storing them (the driver).

public import Instants

/// The means of the tasks that an agent ended in one hour; 64 bytes.
///
/// Its key is the number of the hour, which never repeats, so that no two share a row.
public struct PerformanceSnapshot: Hashable, Sendable {
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
    meanSeconds = Self.rounded(metrics.meanSeconds)
    errorRate = Self.rounded(metrics.errorRate)
    scoreMean = Self.rounded(metrics.score)
    meanSatisfaction = Self.rounded(metrics.satisfaction ?? 0)
    meanEfficiency = Self.rounded(metrics.efficiency ?? 0)
  }

  /// To a hundred-millionth, once and for all: an hour is written down, and has no more digits than that.
  private static func rounded(_ mean: Double) -> Double { (mean * 1e8).rounded() / 1e8 }

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

/// A row of numbers, by the names of ``fields``.
extension PerformanceSnapshot: NumberRow {
  static let fields = [
    "hour", "tasks", "successes", "satisfaction_tasks", "efficiency_tasks", "score_squares",
    "mean_seconds", "error_rate", "score", "satisfaction", "efficiency",
  ]
  static var width: Int { fields.count }

  func append(to numbers: inout [Double]) {
    for count in [sequence, tasks, successes, satisfactionTasks, efficiencyTasks] {
      numbers.append(Double(count))
    }
    numbers.append(Double(scoreSquares))
    numbers += [meanSeconds, errorRate, scoreMean, meanSatisfaction, meanEfficiency]
  }

  init?(_ numbers: ArraySlice<Double>) {
    let row = Array(numbers)
    let counts = row.prefix(5).compactMap { Int32(exactly: $0) }
    guard counts.count == 5, counts.allSatisfy({ $0 >= 0 }), counts[1] > 0, row[6] >= 0 else {
      return nil
    }
    (sequence, tasks, successes) = (counts[0], counts[1], counts[2])
    (satisfactionTasks, efficiencyTasks) = (counts[3], counts[4])
    scoreSquares = Float(row[5])
    (meanSeconds, errorRate, scoreMean) = (row[6], row[7], row[8])
    (meanSatisfaction, meanEfficiency) = (row[9], row[10])
  }
}

/// The hours of one day, as they are kept.
struct SnapshotDay: Codable {
  let fields: [String]
  /// A list for each hour.
  let hours: [[Double]]

  init(_ hours: [PerformanceSnapshot]) {
    fields = PerformanceSnapshot.fields
    self.hours = hours.map { hour in
      var numbers: [Double] = []
      hour.append(to: &numbers)
      return numbers
    }
  }

  /// `nil` where a list isn't that of an hour.
  var snapshots: [PerformanceSnapshot]? {
    let read = hours.compactMap { numbers in
      numbers.count == PerformanceSnapshot.width ? PerformanceSnapshot(numbers[...]) : nil
    }
    return fields == PerformanceSnapshot.fields && read.count == hours.count ? read : nil
  }
}
