// Means over tasks, and the sums they come from. Not here: which tasks
// (`PerformanceSnapshot.swift`, `PerformanceTracker.swift`).

/// Means over one or more tasks, each task weighing the same.
public struct PerformanceMetrics: Hashable, Codable, Sendable {
  /// At least 1.
  public let tasks: Int
  /// 0 … 1.
  public let successRate: Double
  public let meanSeconds: Double
  /// Errors per attempt, 0 … 1.
  public let errorRate: Double
  /// 0 … 1, over the tasks that had it; `nil` where none had.
  public let satisfaction: Double?
  public let satisfactionTasks: Int
  /// 0 … 1, over the tasks that had it; `nil` where none had.
  public let efficiency: Double?
  public let efficiencyTasks: Int
  /// The mean of the tasks' scores, 0 … 1.
  public let score: Double
  /// Of single tasks' scores, with *n* − 1; `nil` for one task.
  public let scoreDeviation: Double?
}

/// Sums over tasks, from which means come that weigh every task the same.
struct PerformanceSums: Hashable, Codable, Sendable {
  private(set) var tasks = 0
  private(set) var successes = 0
  private(set) var seconds = 0.0
  private(set) var errors = 0.0
  private(set) var satisfaction = 0.0
  private(set) var satisfactionTasks = 0
  private(set) var efficiency = 0.0
  private(set) var efficiencyTasks = 0
  private(set) var scoreMean = 0.0
  /// Squared distances of the scores from their mean, summed.
  private(set) var scoreSquares = 0.0

  /// Welford's update for the scores: *Technometrics* 4 (1962), pages 419–420.
  mutating func add(_ task: TaskPerformance, score: Double) {
    tasks += 1
    if task.succeeded { successes += 1 }
    seconds += task.seconds
    errors += task.errorRate
    if let value = task.satisfaction {
      satisfaction += value
      satisfactionTasks += 1
    }
    if let value = task.efficiency {
      efficiency += value
      efficiencyTasks += 1
    }
    let distance = score - scoreMean
    scoreMean += distance / Double(tasks)
    scoreSquares += distance * (score - scoreMean)
  }

  /// Adds all tasks of an hour; the squares pool as in Chan, Golub and LeVeque, *The American
  /// Statistician* 37 (1983), pages 242–247.
  mutating func add(_ snapshot: PerformanceSnapshot) {
    let (before, more) = (Double(tasks), Double(snapshot.tasks))
    tasks += Int(snapshot.tasks)
    successes += Int(snapshot.successes)
    seconds += more * snapshot.meanSeconds
    errors += more * snapshot.errorRate
    satisfactionTasks += Int(snapshot.satisfactionTasks)
    satisfaction += Double(snapshot.satisfactionTasks) * (snapshot.satisfaction ?? 0)
    efficiencyTasks += Int(snapshot.efficiencyTasks)
    efficiency += Double(snapshot.efficiencyTasks) * (snapshot.efficiency ?? 0)
    let distance = snapshot.scoreMean - scoreMean
    scoreMean += distance * more / (before + more)
    scoreSquares += Double(snapshot.scoreSquares)
    scoreSquares += distance * distance * before * more / (before + more)
  }

  /// There must be a task.
  var metrics: PerformanceMetrics {
    precondition(tasks > 0, "no task has no mean")
    let count = Double(tasks)
    return PerformanceMetrics(
      tasks: tasks, successRate: Double(successes) / count, meanSeconds: seconds / count,
      errorRate: errors / count,
      satisfaction: satisfactionTasks == 0 ? nil : satisfaction / Double(satisfactionTasks),
      satisfactionTasks: satisfactionTasks,
      efficiency: efficiencyTasks == 0 ? nil : efficiency / Double(efficiencyTasks),
      efficiencyTasks: efficiencyTasks, score: scoreMean,
      scoreDeviation: tasks < 2 ? nil : (scoreSquares / (count - 1)).squareRoot())
  }
}
