// What happened, written once and read by type or source. Not here: which events there are.

public import Instants

extension SwarmMemory {
  /// Records that something happened.
  ///
  /// - Parameter id: One that nobody has; not given, one is made of the moment and a count.
  /// - Returns: The identifier.
  @discardableResult
  public func storeEvent(
    _ type: String, payload: String, from source: String, at now: Instant, id: String? = nil,
    keptFor policy: RetentionPolicy = .events
  ) throws(MemoryError) -> String {
    try NameRule.check(type, "an event's type")
    try NameRule.check(source, "an event's source")
    let moment = now.epochMilliseconds
    return try transaction { () throws(MemoryError) in
      let id = if let id { id } else { try freshIdentifier(EventRecord.self, "event", at: now) }
      let event = EventRecord(
        id: id, type: type,
        payload: payload, timestamp: moment, source: source, ttlSeconds: policy.seconds,
        expiresAt: policy.expiry(from: moment))
      try insert(event)
      return event.id
    }
  }

  /// Events of a type, the newest first.
  public func events(
    ofType type: String, at now: Instant, includingExpired: Bool = false, limit: Int? = nil
  ) throws(MemoryError) -> [EventRecord] {
    try events(EventRecord.column("type", is: .text(type)), at: now, includingExpired, limit)
  }

  /// Events of an agent, the newest first.
  public func events(
    from source: String, at now: Instant, includingExpired: Bool = false, limit: Int? = nil
  ) throws(MemoryError) -> [EventRecord] {
    try events(EventRecord.column("source", is: .text(source)), at: now, includingExpired, limit)
  }

  private func events(
    _ condition: MemoryQuery.Condition, at now: Instant, _ includingExpired: Bool, _ limit: Int?
  ) throws(MemoryError) -> [EventRecord] {
    let alive = includingExpired ? [] : [EventRecord.alive(at: now)]
    return try list(
      EventRecord.self, [condition] + alive, order: "timestamp", isDescending: true, limit: limit)
  }
}
