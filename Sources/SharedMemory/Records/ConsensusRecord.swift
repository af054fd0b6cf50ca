// A proposal and the votes on it, with the rule that ends it.
// Not here: finding and storing one (`Swarm/SwarmMemory+Consensus.swift`).

/// A question to named agents, decided by how many of them are for it.
///
/// It is approved with the vote that makes a quorum, and rejected with the vote after which no
/// quorum can come about any more: both are the same whatever the order of votes. Only then, or by
/// its time, is it over.
public struct ConsensusRecord: MemoryRecord {
  public enum Status: String, CaseIterable, Codable, Sendable {
    case pending, approved, rejected
    /// Never written: what a pending proposal is once its time is over.
    case expired
  }
  public enum Vote: String, CaseIterable, Codable, Sendable {
    case support = "for"
    case against
  }

  public let id: String
  public let decision: String
  public let proposer: String
  /// Who may vote, those for it, and those against it: each in order of bytes, each once.
  public private(set) var voters: [String]
  public private(set) var supporters: [String] = []
  public private(set) var opponents: [String] = []
  /// How many must be for it: 1 … as many as may vote.
  public let quorum: Int64
  /// As the votes have it; see ``status(at:)`` for what it is by now.
  public private(set) var status = Status.pending
  /// 1, and one more with each vote that counted.
  public private(set) var version: Int64 = 1
  public let ttlSeconds: Int64
  public let expiresAt: EpochMilliseconds?
  public let createdAt: EpochMilliseconds

  public init(
    id: String, decision: String, proposer: String, voters: [String], quorum: Int64,
    createdAt: EpochMilliseconds, keptFor policy: RetentionPolicy = .consensus
  ) throws(MemoryError) {
    try NameRule.check(proposer, "a proposer's name")
    let sorted = voters.sorted { $0.comparedByBytes(to: $1) < 0 }
    for voter in sorted { try NameRule.check(voter, "a voter's name") }
    if let twice = zip(sorted, sorted.dropFirst()).first(where: { $0.isSame(as: $1) }) {
      throw .invalid("voter '\(twice.0)' is named twice; name each once")
    }
    guard (1...Int64(max(1, sorted.count))).contains(quorum), !sorted.isEmpty else {
      throw .invalid("a quorum of \(quorum) of \(sorted.count) voters can't be; it is 1 … voters")
    }
    (self.id, self.decision, self.proposer, self.voters) = (id, decision, proposer, sorted)
    (self.quorum, self.createdAt, ttlSeconds) = (quorum, createdAt, policy.seconds)
    expiresAt = policy.expiry(from: createdAt)
  }

  /// What it is at an instant: a proposal that is pending when its time is over has expired.
  public func status(at now: EpochMilliseconds) -> Status {
    if status == .pending, let expiresAt, expiresAt <= now { return .expired }
    return status
  }

  /// Counts a vote; the first of an agent stands, later ones change nothing.
  public mutating func count(
    _ vote: Vote, of agent: String, at now: EpochMilliseconds
  ) throws(MemoryError) {
    let isVoter = voters.contains { $0.isSame(as: agent) }
    guard isVoter else {
      throw .denied(
        verb: "Vote", agent: agent, resource: id, reason: "the proposal doesn't name it as a voter")
    }
    let current = status(at: now)
    guard current == .pending else {
      throw .invalid(
        "the vote of '\(agent)' on '\(id)' comes after its end: it is \(current.rawValue); votes "
          + "count while it is pending")
    }
    if (supporters + opponents).contains(where: { $0.isSame(as: agent) }) { return }
    switch vote {
    case .support: Self.insert(agent, into: &supporters)
    case .against: Self.insert(agent, into: &opponents)
    }
    version += 1
    if supporters.count >= quorum {
      status = .approved
    } else if voters.count - opponents.count < quorum {
      status = .rejected
    }
  }

  private static func insert(_ name: String, into names: inout [String]) {
    names.insert(
      name, at: names.firstIndex { name.comparedByBytes(to: $0) < 0 } ?? names.count)
  }
}

extension ConsensusRecord {
  public static let thing = "Consensus proposal"
  public static let table = MemoryTable(
    number: 7, name: "consensus_state",
    columns: [
      .init("id", .text),
      .init("decision", .text),
      .init("proposer", .text),
      .init("votes", .text),
      .init("quorum", .integer),
      .init("status", .text),
      .init("version", .integer),
      .init("ttl", .integer),
      .init("expires_at", .integer, isOptional: true),
      .init("created_at", .integer),
    ],
    key: [0], indexed: [5, 8])

  public var row: [MemoryValue] {
    let votes = JSONText.object([
      ("against", .strings(opponents)), ("for", .strings(supporters)), ("voters", .strings(voters)),
    ])
    return [
      .text(id), .text(decision), .text(proposer), .text(votes.text), .integer(quorum),
      .text(status.rawValue), .integer(version), .integer(ttlSeconds), .optional(expiresAt),
      .integer(createdAt),
    ]
  }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    id = try reader.text()
    decision = try reader.text()
    proposer = try reader.text()
    let votes = try reader.json("a JSON object of three lists of agents") { tree in
      if let voters = tree["voters"]?.strings, let supporters = tree["for"]?.strings,
        let opponents = tree["against"]?.strings
      {
        (voters, supporters, opponents)
      } else {
        nil
      }
    }
    (voters, supporters, opponents) = votes
    quorum = try reader.count()
    status = try reader.word(Status.self)
    version = try reader.count()
    ttlSeconds = try reader.count()
    expiresAt = try reader.optionalCount()
    createdAt = try reader.count()
  }
}
