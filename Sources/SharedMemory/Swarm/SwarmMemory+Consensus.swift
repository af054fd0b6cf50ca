// Proposals and votes. Not here: when a proposal is decided (`Records/ConsensusRecord.swift`).

public import Instants

extension SwarmMemory {
  /// Puts a question to named agents.
  ///
  /// - Parameters:
  ///   - voters: All who may vote, each once.
  ///   - quorum: How many of them must be for it.
  @discardableResult
  public func propose(
    id: String, decision: String, by proposer: String, voters: [String], quorum: Int64,
    at now: Instant, keptFor policy: RetentionPolicy = .consensus
  ) throws(MemoryError) -> ConsensusRecord {
    let record = try ConsensusRecord(
      id: id, decision: decision, proposer: proposer, voters: voters, quorum: quorum,
      createdAt: now.epochMilliseconds, keptFor: policy)
    try insert(record)
    return record
  }

  /// The proposal with an identifier, else "Consensus proposal not found: x".
  public func proposal(
    _ id: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> ConsensusRecord {
    let record = try get(ConsensusRecord.self, id)
    guard includingExpired || !Self.isOver(record.expiresAt, at: now) else {
      throw .notFound(thing: ConsensusRecord.thing, id: id)
    }
    return record
  }

  /// Counts a vote of somebody whom the proposal names. An agent's first vote stands, later ones
  /// change nothing; after the end, or after its time, votes are refused.
  ///
  /// - Returns: What the proposal is now.
  @discardableResult
  public func vote(
    _ vote: ConsensusRecord.Vote, on id: String, by agent: String, at now: Instant
  ) throws(MemoryError) -> ConsensusRecord.Status {
    try transaction { () throws(MemoryError) in
      var record = try get(ConsensusRecord.self, id)
      let before = record
      try record.count(vote, of: agent, at: now.epochMilliseconds)
      if record != before { try put(record) }
      return record.status
    }
  }

  /// Proposals of a status by identifier. Of those that nobody decided in time, ask for `.expired`;
  /// they are there until they are cleaned away.
  public func proposals(
    _ status: ConsensusRecord.Status, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [ConsensusRecord] {
    let stored = status == .expired ? .pending : status
    let found = try list(
      ConsensusRecord.self, [ConsensusRecord.column("status", is: .text(stored.rawValue))])
    return found.filter {
      switch status {
      case .expired, .pending: $0.status(at: now.epochMilliseconds) == status
      default: includingExpired || !Self.isOver($0.expiresAt, at: now)
      }
    }
  }
}
