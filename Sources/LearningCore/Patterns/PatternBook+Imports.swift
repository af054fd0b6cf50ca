// How others' knowledge enters a book. Not here: which of it is worth taking
// (`Sharing/Sharing+Import.swift`).

public import FleetModel
public import Instants

extension PatternBook {
  /// What another's confidence counts for here (our resolution of what the documents leave open,
  /// after a later release's transfer discount of .5).
  public static let importDiscount = 0.5

  /// Whether anything is known of a strategy on a kind, one's own or another's.
  public func knows(_ strategy: StrategyID, on kind: KindID) -> Bool {
    let place = place(kind, strategy)
    return own[place].count > 0 || imported[place] != nil
  }

  /// Takes over what another agent knows, discounted and with its provenance.
  ///
  /// Own evidence is never touched, and what was imported first stays.
  ///
  /// - Returns: Whether it was taken: `false` when something is known already.
  @discardableResult
  public mutating func importPattern(
    _ pattern: LearnedPattern, from owner: AgentID, at now: Instant
  ) -> Bool {
    precondition(
      (0...1).contains(pattern.confidence), "\(pattern.confidence) is no confidence, 0 to 1")
    guard !knows(pattern.strategy, on: pattern.kind) else { return false }
    imported[place(pattern.kind, pattern.strategy)] = Provenance(
      owner: owner, importedAt: now, confidence: pattern.confidence * Self.importDiscount,
      successRate: pattern.successRate, meanReward: pattern.meanReward)
    return true
  }

  /// What was once imported for a strategy on a kind, even where own evidence has taken its place.
  public func provenance(of strategy: StrategyID, on kind: KindID) -> Provenance? {
    imported[place(kind, strategy)]
  }
}
