// What a tracker is told of one task of its agent. Not here: the score function
// (`FleetModel/Score.swift`), keeping it (`PerformanceTracker.swift`).

import FleetModel

/// How one task of an agent went. A signal that is missing stays `nil`: nothing is invented.
public struct TaskPerformance: Hashable, Codable, Sendable {
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

/// A list of five, since fifty of them stand in every state of an agent.
extension TaskPerformance {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(succeeded)
    try container.encode(seconds)
    try container.encode(errorRate)
    try container.encode(satisfaction)
    try container.encode(efficiency)
  }

  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    succeeded = try container.decode(Bool.self)
    seconds = try container.decode(Double.self)
    errorRate = try container.decode(Double.self)
    satisfaction = try container.decode(Double?.self)
    efficiency = try container.decode(Double?.self)
    let shares = [errorRate, satisfaction ?? 0, efficiency ?? 0]
    guard seconds >= 0, shares.allSatisfy((0...1).contains) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no task went like that")
    }
  }
}
