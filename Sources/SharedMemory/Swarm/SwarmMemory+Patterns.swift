// The index of learned patterns. Not here: patterns that agents share, which are entries
// (`KeySpace.sharedPatterns`).

public import Instants

extension SwarmMemory {
  /// Stores a pattern, in place of the one with its identifier; its expiry is counted from now. A
  /// pattern that another identifier stands for is a duplicate.
  public func storePattern(
    id: String, pattern: String, confidence: Double, usageCount: Int64 = 0,
    metadata: String? = nil, at now: Instant, keptFor policy: RetentionPolicy = .patterns
  ) throws(MemoryError) {
    guard (0...1).contains(confidence) else {
      throw .invalid("a confidence of \(confidence) can't be; it is 0 … 1")
    }
    guard usageCount >= 0 else {
      throw .invalid("a usage count of \(usageCount) can't be; it is 0 or more")
    }
    try NameRule.check(pattern, "a pattern")
    let moment = now.epochMilliseconds
    try put(
      PatternRecord(
        id: id, pattern: pattern, confidence: confidence, usageCount: usageCount,
        metadata: metadata, ttlSeconds: policy.seconds, expiresAt: policy.expiry(from: moment),
        createdAt: moment))
  }

  /// The pattern with an identifier, else "Pattern not found: x".
  public func pattern(
    _ id: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> PatternRecord {
    let record = try get(PatternRecord.self, id)
    guard includingExpired || !Self.isOver(record.expiresAt, at: now) else {
      throw .notFound(thing: PatternRecord.thing, id: id)
    }
    return record
  }

  /// The pattern that reads so, else "Pattern not found: x".
  public func pattern(
    reading text: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> PatternRecord {
    let alive = includingExpired ? [] : [PatternRecord.alive(at: now)]
    let found = try list(
      PatternRecord.self, [PatternRecord.column("pattern", is: .text(text))] + alive)
    guard let record = found.first else {
      throw .notFound(thing: PatternRecord.thing, id: text)
    }
    return record
  }

  /// Counts a use. What is used lives on: its expiry is counted anew from now.
  public func countPatternUse(_ id: String, at now: Instant) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try pattern(id, at: now)
      record.usageCount += 1
      record.expiresAt = try RetentionPolicy(seconds: record.ttlSeconds)
        .expiry(from: now.epochMilliseconds)
      try put(record)
    }
  }

  /// Patterns of at least this confidence, the surest first.
  public func patterns(
    ofConfidence least: Double, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [PatternRecord] {
    let column = PatternRecord.table.position(of: "confidence")
    let alive = includingExpired ? [] : [PatternRecord.alive(at: now)]
    return try list(
      PatternRecord.self, [.atLeast(column: column, .real(least))] + alive, order: "confidence",
      isDescending: true)
  }

  static func isOver(_ expiry: EpochMilliseconds?, at now: Instant) -> Bool {
    expiry.map { $0 <= now.epochMilliseconds } ?? false
  }
}
