// What an engine is told that an attempt was worth. Not here: what a verdict counts (`Score` in
// `FleetModel`).

public import FleetModel

/// A number for an outcome, for the table to move towards.
public struct RewardRule: Hashable, Sendable {
  public enum Objective: String, CaseIterable, Sendable {
    /// The engine's documented reward.
    case documented
    /// The verdict's own score, mapped to −2 … 2: what an engine earns that isn't misaligned.
    case score
  }

  public var objective: Objective
  /// The seconds at which the time term reaches 0.
  public var timeScale: Double

  /// `timeScale` is the documents' where it is left out: 30 s for their reward, 60 s for a score.
  public init(objective: Objective = .documented, timeScale: Double? = nil) {
    self.objective = objective
    self.timeScale = timeScale ?? (objective == .documented ? 30 : 60)
    precondition(self.timeScale > 0, "a time scale of \(self.timeScale) s measures nothing")
  }

  /// The outcome's own value where it has one, whatever the objective. Else, as documented: ± 1 by success, + .5 · max(0, 1 − t / scale), − .1 for each error, + 2 (coverage − .8) and
  /// + 2 (rating − .5) − .2 for each issue found where they are known; clamped to −2 … 2 (*Architecture*, §4.1). A signal that is missing adds nothing.
  public func reward(for outcome: Outcome) -> Double {
    if let value = outcome.value { return value }
    let seconds = outcome.service.seconds
    switch objective {
    case .documented:
      var sum = outcome.succeeded ? 1.0 : -1.0
      sum += 0.5 * max(0, 1 - seconds / timeScale)
      sum -= 0.1 * Double(outcome.errors)
      if let coverage = outcome.coverage { sum += 2 * (coverage - 0.8) }
      if let feedback = outcome.feedback {
        sum += 2 * (feedback.rating - 0.5) - 0.2 * Double(feedback.issues)
      }
      return min(2, max(-2, sum))
    case .score:
      let score = Score.value(
        success: outcome.succeeded ? 1 : 0, satisfaction: outcome.satisfaction, seconds: seconds,
        scale: timeScale, error: min(1, Double(outcome.errors)), efficiency: outcome.efficiency)
      return 4 * score - 2
    }
  }
}
