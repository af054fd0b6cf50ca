// The blackboard: notes under keys, for whoever looks. Not here: entries, which have owners.

public import Instants

extension SwarmMemory {
  /// Posts a note; others under the same key stay.
  /// - Returns: Its number; later notes have higher ones.
  @discardableResult
  public func postHint(
    _ value: String, under key: String, at now: Instant, keptFor policy: RetentionPolicy = .hints
  ) throws(MemoryError) -> Int64 {
    try NameRule.check(key, "a hint's key")
    let moment = now.epochMilliseconds
    return try insert(
      HintRecord(
        key: key, value: value, createdAt: moment, expiresAt: policy.expiry(from: moment)))
  }

  /// Notes under exactly this key, the newest first.
  public func hints(
    under key: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [HintRecord] {
    try hints(HintRecord.column("key", is: .text(key)), at: now, includingExpired)
  }

  /// Notes under keys that start so, the newest first.
  public func hints(
    startingWith prefix: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [HintRecord] {
    let column = HintRecord.table.position(of: "key")
    return try hints(.prefix(column: column, prefix), at: now, includingExpired)
  }

  private func hints(
    _ condition: MemoryQuery.Condition, at now: Instant, _ includingExpired: Bool
  ) throws(MemoryError) -> [HintRecord] {
    let alive = includingExpired ? [] : [HintRecord.alive(at: now)]
    return try list(
      HintRecord.self, [condition] + alive, order: "created_at", isDescending: true)
  }
}
