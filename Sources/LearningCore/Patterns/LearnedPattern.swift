// What an agent knows of one way of doing one kind of work, as it is reported, stored and shared.
// Not here: the counting (`PatternBook.swift`), publishing (`Sharing`).

public import FleetModel
public import Instants

/// How well a strategy does on a kind, as one agent knows it.
public struct LearnedPattern: Hashable, Codable, Sendable {
  public let kind: KindID
  public let strategy: StrategyID
  /// 0 … 1: the Wilson lower bound of success for own evidence, the discounted confidence of its
  /// owner for what was imported.
  public let confidence: Double
  /// The share of uses with a reward above 0.
  public let successRate: Double
  /// −2 … 2 by the documented reward.
  public let meanReward: Double
  /// Own uses; 0 for a pattern that is only imported.
  public let usageCount: Int
  public let createdAt: Instant
  /// When it was last used, or imported as long as it wasn't.
  public let lastUsedAt: Instant
  /// Whose knowledge it is; `nil` as soon as there is own evidence.
  public let provenance: Provenance?

  /// Whether its numbers are this agent's own experience.
  public var isOwn: Bool { provenance == nil }

  /// The documents' key, such as `api-contracts:parallel-execution`.
  public func key(in fleet: Fleet, strategies: ExecutionStrategies) -> String {
    "\(fleet.kinds[kind.rawValue].name):\(strategies.name(of: strategy))"
  }

  /// The most certain first; of equals the lower kind, then the lower strategy.
  static func isBefore(_ one: LearnedPattern, _ other: LearnedPattern) -> Bool {
    if one.confidence != other.confidence { return one.confidence > other.confidence }
    return (one.kind, one.strategy) < (other.kind, other.strategy)
  }
}

/// Where knowledge came from that isn't one's own.
public struct Provenance: Hashable, Codable, Sendable {
  public let owner: AgentID
  public let importedAt: Instant
  /// The owner's confidence × ``PatternBook/importDiscount``.
  public let confidence: Double
  /// As the owner published them.
  public let successRate: Double
  public let meanReward: Double
}
