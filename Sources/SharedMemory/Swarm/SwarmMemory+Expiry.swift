// Removes what is over. Not here: how long things are kept (`RetentionPolicy.swift`).

public import Instants

/// How many rows of each table were over, and are gone.
public struct ExpiredCounts: Hashable, Codable, Sendable {
  public var entries = 0
  public var hints = 0
  public var events = 0
  public var patterns = 0
  public var proposals = 0
  public var workflows = 0
  public var artifacts = 0

  public init() {}

  public var total: Int {
    entries + hints + events + patterns + proposals + workflows + artifacts
  }
}

extension SwarmMemory {
  /// Removes all that is over at an instant, entries with their lists of grants and blocks, and
  /// puts the next cleaning an hour from then. To be called when ``nextCleaning`` has come.
  ///
  /// - Complexity: O(*n*) without an index on expiry, else O(what is over).
  @discardableResult
  public func cleanExpired(at now: Instant) throws(MemoryError) -> ExpiredCounts {
    let counts = try transaction { () throws(MemoryError) in
      var counts = ExpiredCounts()
      for entry in try list(MemoryEntry.self, [Self.over(MemoryEntry.self, at: now)]) {
        try removeWithList(entry)
        counts.entries += 1
      }
      counts.hints = try removeAll(HintRecord.self, [Self.over(HintRecord.self, at: now)])
      counts.events = try removeAll(EventRecord.self, [Self.over(EventRecord.self, at: now)])
      counts.patterns = try removeAll(PatternRecord.self, [Self.over(PatternRecord.self, at: now)])
      counts.proposals = try removeAll(
        ConsensusRecord.self, [Self.over(ConsensusRecord.self, at: now)])
      for workflow in try list(WorkflowRecord.self, [Self.isKeptForATime(WorkflowRecord.self)])
      where workflow.isExpired(at: now) {
        counts.workflows += try remove(WorkflowRecord.self, .text(workflow.id)) ? 1 : 0
      }
      for artifact in try list(ArtifactRecord.self, [Self.isKeptForATime(ArtifactRecord.self)])
      where artifact.isExpired(at: now) {
        counts.artifacts += try remove(ArtifactRecord.self, .text(artifact.id)) ? 1 : 0
      }
      return counts
    }
    nextCleaning = now + Self.cleaningInterval
    return counts
  }

  private static func over<Record: MemoryRecord>(
    _ type: Record.Type, at now: Instant
  ) -> MemoryQuery.Condition {
    .atMost(column: Record.table.position(of: "expires_at"), .integer(now.epochMilliseconds))
  }

  private static func isKeptForATime<Record: MemoryRecord>(
    _ type: Record.Type
  ) -> MemoryQuery.Condition {
    .atLeast(column: Record.table.position(of: "ttl"), .integer(1))
  }
}
