// What one agent tells all others. Not here: what is told and what is taken (`Sharing.swift`,
// `Sharing+Import.swift`), who may read and write it (`SharedMemory`).

public import FleetModel
public import Instants

/// A pattern as its owner publishes it: written once, whoever may read it, and only by its owner.
public struct SharedPattern: Hashable, Codable, Sendable {
  /// How long a publication holds (documented: 7 days).
  public static let lifetime = Span.days(7)

  public let owner: AgentID
  /// The owner's own experience.
  public let pattern: LearnedPattern
  public let publishedAt: Instant

  public init(owner: AgentID, pattern: LearnedPattern, publishedAt: Instant) {
    precondition(pattern.isOwn, "what was imported isn't one's own to publish")
    (self.owner, self.pattern, self.publishedAt) = (owner, pattern, publishedAt)
  }

  public var kind: KindID { pattern.kind }
  public var strategy: StrategyID { pattern.strategy }
  public var confidence: Double { pattern.confidence }

  /// The name of its record, such as `api-tester:api-contracts:caching`: one for each owner, so
  /// that no agent can write over another's.
  public func id(in fleet: Fleet, strategies: ExecutionStrategies) -> String {
    "\(fleet.agents[owner.rawValue].name):\(pattern.key(in: fleet, strategies: strategies))"
  }
}
