// The one place where an engine's exploration happens. Not here: what is greedy (`QTable.swift`).

public import FleetModel

/// An action that was chosen, and how.
public struct ActionChoice: Hashable, Codable, Sendable {
  public let action: ActionID
  /// Whether chance overrode what was known: under ε-greedy even if it hit on the same action,
  /// under draws from beliefs where another action had the highest mean.
  public let isExploratory: Bool
  /// The probability with which this action was chosen; `nil` for a draw from beliefs, which has
  /// none in closed form.
  public let propensity: Double?

  /// With probability `rate` a uniform action, else the greedy one (Sutton & Barto, *Reinforcement
  /// Learning*, 2nd edition, §2.2). Both uniform numbers are drawn by every caller, so that arms
  /// which share random numbers stay in step.
  public init(
    greedy: ActionID, rate: Double, actionCount: Int, uniforms: (first: Double, second: Double)
  ) {
    isExploratory = uniforms.first < rate
    action = isExploratory ? Self.any(of: actionCount, uniforms.second) : greedy
    propensity = rate / Double(actionCount) + (action == greedy ? 1 - rate : 0)
  }

  /// One that was made before, as it was.
  init(action: ActionID, isExploratory: Bool, propensity: Double?) {
    (self.action, self.isExploratory, self.propensity) = (action, isExploratory, propensity)
  }

  /// Any action where nothing is known that exploring could override; a rate or none, it's the same.
  init(anyOf actionCount: Int, rate: Double, uniforms: (first: Double, second: Double)) {
    isExploratory = uniforms.first < rate
    action = Self.any(of: actionCount, uniforms.second)
    propensity = 1 / Double(actionCount)
  }

  private static func any(of actionCount: Int, _ uniform: Double) -> ActionID {
    ActionID(min(actionCount - 1, Int(uniform * Double(actionCount))))
  }

  /// What is known to be best, for certain.
  init(greedy: ActionID) { (action, isExploratory, propensity) = (greedy, false, 1) }

  /// What an A/B test gave out: neither known to be best nor chosen by chance.
  init(allocated: ActionID) { (action, isExploratory, propensity) = (allocated, false, nil) }

  /// What somebody else chose, who says no more of it.
  public init(made action: ActionID) {
    (self.action, isExploratory, propensity) = (action, false, nil)
  }

  /// What a draw from beliefs brought.
  init(drawn: ActionID, greedy: ActionID) {
    (action, isExploratory, propensity) = (drawn, drawn != greedy, nil)
  }
}
