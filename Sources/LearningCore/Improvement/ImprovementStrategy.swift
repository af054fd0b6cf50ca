// What the improvement loop can apply, with a record of how it did. Not here: applying
// (`AppliedStrategy.swift`), who decides (`ImprovementLoop+Cycle.swift`).

public import FleetModel
public import Instants

/// A strategy by name, the action that it stands for, and what came of it.
public struct ImprovementStrategy: Hashable, Codable, Sendable {
  public let name: String
  public let description: String
  public let action: ActionID
  public let createdAt: Instant
  /// How often it was applied.
  public internal(set) var usageCount = 0
  /// Its success rate in the last test or review that measured it, 0 … 1.
  public internal(set) var successRate: Double?
  /// The mean, over tests that it won, of its success rate less the one before.
  public internal(set) var averageImprovement: Double?
  /// How many tests that is.
  public internal(set) var testsWon = 0

  public init(
    name: String, description: String, action: ActionID, createdAt: Instant, usageCount: Int = 0
  ) {
    precondition(usageCount >= 0, "\(usageCount) uses can't be")
    (self.name, self.description, self.action) = (name, description, action)
    (self.createdAt, self.usageCount) = (createdAt, usageCount)
  }

  /// Counts a test that it won.
  mutating func won(by gain: Double) {
    let sum = (averageImprovement ?? 0) * Double(testsWon) + gain
    testsWon += 1
    averageImprovement = sum / Double(testsWon)
  }

  /// The three that every loop starts with (*Architecture*, default strategies), as far as a
  /// catalogue has them. A strategy stands for the action with the default action's retry policy,
  /// `adaptive-retry` for the one that retries exponentially.
  public static func documented(
    in catalogue: ActionCatalogue, at now: Instant
  ) -> [ImprovementStrategy] {
    let usual = catalogue[catalogue.defaultAction].retryPolicy
    let defaults: [(name: String, description: String, policy: RetryPolicy)] = [
      ("parallel-execution", "execute in parallel when possible", usual),
      ("adaptive-retry", "retry with exponential backoff, three attempts at most", .exponential),
      ("resource-optimization", "adapt the resources that are allocated", usual),
    ]
    return defaults.compactMap { entry in
      catalogue.action(with: entry.name, retrying: entry.policy).map {
        ImprovementStrategy(
          name: entry.name, description: entry.description, action: $0, createdAt: now)
      }
    }
  }
}
