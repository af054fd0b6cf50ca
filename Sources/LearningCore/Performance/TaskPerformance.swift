// What a tracker is told of one task of its agent. Not here: the score function
// (`FleetModel/Score.swift`), keeping it (`PerformanceTracker.swift`).

import FleetModel

/// How one task of an agent went. A signal that is missing stays `nil`: nothing is invented.
public struct TaskPerformance: Hashable, Sendable {
  public let succeeded: Bool
  /// From ready to the final outcome; finite and not negative.
  public let seconds: Double
  /// Errors per attempt, 0 … 1.
  public let errorRate: Double
  /// 0 … 1.
  public let satisfaction: Double?
  /// 0 … 1.
  public let efficiency: Double?

  /// - Parameter errorRate: Errors per attempt; more than one each count as one.
  public init(
    succeeded: Bool, seconds: Double, errorRate: Double, satisfaction: Double? = nil,
    efficiency: Double? = nil
  ) {
    precondition(seconds.isFinite && seconds >= 0, "no task takes \(seconds) s")
    precondition(errorRate >= 0, "\(errorRate) errors per attempt")
    precondition(satisfaction.map((0...1).contains) ?? true, "satisfaction lies in 0 … 1")
    precondition(efficiency.map((0...1).contains) ?? true, "efficiency lies in 0 … 1")
    self.succeeded = succeeded
    self.seconds = seconds
    self.errorRate = min(1, errorRate)
    self.satisfaction = satisfaction
    self.efficiency = efficiency
  }

  /// How many of the two signals that may be missing are.
  public var missingSignals: Int { (satisfaction == nil ? 1 : 0) + (efficiency == nil ? 1 : 0) }

  /// The composite score, 0 … 1, in which the known signals share the place of the missing ones.
  ///
  /// - Parameter scale: The seconds at which the time term reaches 0.
  public func score(scale: Double) -> Double {
    Score.value(
      success: succeeded ? 1 : 0, satisfaction: satisfaction, seconds: seconds, scale: scale,
      error: errorRate, efficiency: efficiency)
  }
}

/// Success, seconds, errors, and the two signals, which are −1 where they are missing.
extension TaskPerformance: NumberRow {
  static var width: Int { 5 }

  func append(to numbers: inout [Double]) {
    numbers.append(succeeded ? 1 : 0)
    numbers.append(seconds)
    numbers.append(errorRate)
    numbers.append(satisfaction ?? -1)
    numbers.append(efficiency ?? -1)
  }

  init?(_ numbers: ArraySlice<Double>) {
    let row = Array(numbers)
    let shares = [row[2], max(0, row[3]), max(0, row[4])]
    guard row[0] == 0 || row[0] == 1, row[1] >= 0, shares.allSatisfy((0...1).contains) else {
      return nil
    }
    self.init(
      succeeded: row[0] == 1, seconds: row[1], errorRate: row[2],
      satisfaction: row[3] < 0 ? nil : row[3], efficiency: row[4] < 0 ? nil : row[4])
  }
}
