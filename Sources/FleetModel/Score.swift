// What a subtask's end is worth: the one score function. Not here: the engine's reward
// (`RewardRule.swift` in `LearningCore`), means over days and replications (`FleetSimulation`,
// `Experiments`).

/// The composite performance score of *Learning System Integration Architecture*, §6: weights .30
/// success, .25 satisfaction, .20 time, .15 error, .10 efficiency; time and error terms never below
/// 0.
public enum Score {
  public static let successWeight = 0.30
  public static let satisfactionWeight = 0.25
  public static let timeWeight = 0.20
  public static let errorWeight = 0.15
  public static let efficiencyWeight = 0.10

  /// A number in 0 … 1.
  ///
  /// - Parameters:
  ///   - success: 0 … 1.
  ///   - satisfaction: 0 … 1; `nil` leaves it out, and the other weights share its place.
  ///   - seconds: From ready to the final outcome; `nil` leaves it out.
  ///   - scale: The seconds at which the time term reaches 0; the documents' is 60.
  ///   - error: Errors per attempt, 0 … 1; `nil` leaves it out.
  ///   - efficiency: 0 … 1; `nil` leaves it out.
  @inlinable
  public static func value(
    success: Double, satisfaction: Double?, seconds: Double?, scale: Double, error: Double?,
    efficiency: Double?
  ) -> Double {
    var (sum, weight) = (successWeight * success, successWeight)
    if let satisfaction {
      sum += satisfactionWeight * satisfaction
      weight += satisfactionWeight
    }
    if let seconds {
      sum += timeWeight * max(0, 1 - seconds / scale)
      weight += timeWeight
    }
    if let error {
      sum += errorWeight * max(0, 1 - error)
      weight += errorWeight
    }
    if let efficiency {
      sum += efficiencyWeight * efficiency
      weight += efficiencyWeight
    }
    return sum / weight
  }
}
