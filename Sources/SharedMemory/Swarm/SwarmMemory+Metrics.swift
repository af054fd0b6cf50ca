// Measured numbers. Not here: making one of many (`SwarmMemory+MetricRollup.swift`).

public import Instants

extension SwarmMemory {
  /// Records a number.
  ///
  /// - Parameters:
  ///   - agent: Whose it is; not given, the fleet's.
  ///   - id: One that nobody has; not given, one is made of the moment and a count.
  /// - Returns: The identifier.
  @discardableResult
  public func storeMetric(
    _ metric: String, _ value: Double, unit: String, of agent: String? = nil, at now: Instant,
    id: String? = nil
  ) throws(MemoryError) -> String {
    try NameRule.check(metric, "a metric's name")
    if let agent { try NameRule.check(agent, "an agent's name") }
    if let id, MetricRecord.rollupCount(of: id) != nil {
      throw .invalid("metric identifier '\(id)' reads like an hour's mean; take another")
    }
    return try transaction { () throws(MemoryError) in
      let id = if let id { id } else { try freshIdentifier(MetricRecord.self, "metric", at: now) }
      let record = MetricRecord(
        id: id, metric: metric,
        value: value, unit: unit, timestamp: now.epochMilliseconds, agent: agent)
      try insert(record)
      return record.id
    }
  }

  /// All values of a metric, the newest first.
  public func metrics(named metric: String) throws(MemoryError) -> [MetricRecord] {
    try metrics(MetricRecord.column("metric", is: .text(metric)))
  }

  /// All values of an agent, the newest first.
  public func metrics(of agent: String) throws(MemoryError) -> [MetricRecord] {
    try metrics(MetricRecord.column("agent_id", is: .text(agent)))
  }

  private func metrics(
    _ condition: MemoryQuery.Condition
  ) throws(MemoryError) -> [MetricRecord] {
    try list(MetricRecord.self, [condition], order: "timestamp", isDescending: true)
  }

  /// The mean of all values of a metric, an hour's mean counting as often as values went into it;
  /// `nil` where there is none. (The earlier implementation gave 0 for that, which reads as a
  /// value.)
  public func averageMetric(named metric: String) throws(MemoryError) -> Double? {
    let values = try metrics(named: metric)
    let count = values.reduce(0) { $0 + $1.sampleCount }
    guard count > 0 else { return nil }
    return values.reduce(0) { $0 + $1.value * Double($1.sampleCount) } / Double(count)
  }

  /// Forgets metrics from before an instant.
  /// - Returns: How many rows there were.
  @discardableResult
  public func removeMetrics(before cutoff: Instant) throws(MemoryError) -> Int {
    try removeAll(MetricRecord.self, [Self.before(cutoff, MetricRecord.table, "timestamp")])
  }

  /// What a time column must meet to lie before an instant.
  static func before(
    _ cutoff: Instant, _ table: MemoryTable, _ column: String
  ) -> MemoryQuery.Condition {
    .atMost(column: table.position(of: column), .integer(cutoff.epochMilliseconds - 1))
  }
}
