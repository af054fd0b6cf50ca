// Patterns in names, so that fleets which number their kinds otherwise can read them. Not here: what is
// shared and taken (`Sharing`).

import FleetModel
import Instants

struct PatternLine: Codable {
  var kind: String
  var strategy: String
  var confidence: Double
  var successRate: Double
  var meanReward: Double
  var usageCount: Int
  var createdAt: Instant
  var lastUsedAt: Instant

  private enum CodingKeys: String, CodingKey {
    case kind, strategy, confidence
    case successRate = "success_rate"
    case meanReward = "mean_reward"
    case usageCount = "usage_count"
    case createdAt = "created_at"
    case lastUsedAt = "last_used_at"
  }

  init(_ pattern: LearnedPattern, in names: FleetNames) {
    kind = names.kindNames[pattern.kind.rawValue]
    strategy = names.strategyNames[pattern.strategy.rawValue]
    (confidence, successRate) = (pattern.confidence, pattern.successRate)
    (meanReward, usageCount) = (pattern.meanReward, pattern.usageCount)
    (createdAt, lastUsedAt) = (pattern.createdAt, pattern.lastUsedAt)
  }
}

/// A pattern with its owner, as it stands in the shared folder.
struct SharedLine: Codable {
  var owner: String
  var pattern: PatternLine
  var publishedAt: Instant

  private enum CodingKeys: String, CodingKey {
    case owner, pattern
    case publishedAt = "published_at"
  }

  init(_ shared: SharedPattern, in names: FleetNames) {
    owner = names.agentNames[shared.owner.rawValue]
    pattern = PatternLine(shared.pattern, in: names)
    publishedAt = shared.publishedAt
  }

  /// - Throws: For an owner, kind or strategy that this fleet doesn't have, or a number that is none.
  func shared(in names: FleetNames) throws(LineError) -> SharedPattern {
    guard let strategy = names.strategyNames.firstIndex(of: pattern.strategy) else {
      throw LineError("strategy", "no strategy is called '\(pattern.strategy)'")
    }
    try LineError.check(share: pattern.confidence, "confidence")
    try LineError.check(share: pattern.successRate, "success_rate")
    guard pattern.meanReward.isFinite, pattern.usageCount > 0 else {
      throw LineError("pattern", "what is shared was used, and earned something")
    }
    return SharedPattern(
      owner: try names.agent(owner, "owner"),
      pattern: LearnedPattern(
        kind: try names.kind(pattern.kind, "kind"), strategy: StrategyID(strategy),
        confidence: pattern.confidence, successRate: pattern.successRate,
        meanReward: pattern.meanReward, usageCount: pattern.usageCount,
        createdAt: pattern.createdAt, lastUsedAt: pattern.lastUsedAt, provenance: nil),
      publishedAt: publishedAt)
  }
}
