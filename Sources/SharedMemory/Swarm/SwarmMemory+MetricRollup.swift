// Many old metrics of an hour become their mean, so that the table stops growing.
// Not here: forgetting them altogether (`removeMetrics`).

public import Instants

extension MetricRecord {
  private static let rollupWord = "hour-mean"

  /// How many values the row stands for: 1, or what went into an hour's mean.
  ///
  /// The table has no column for it, so it stands in the identifier, `hour-mean:COUNT:HOUR:NUMBER`.
  public var sampleCount: Int { Self.rollupCount(of: id) ?? 1 }

  static func rollupCount(of id: String) -> Int? {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == rollupWord, let count = Int(parts[1]), count > 0 else {
      return nil
    }
    return count
  }

  static func rollupIdentifier(count: Int, hour: Int64, number: Int) -> String {
    "\(rollupWord):\(count):\(hour):\(number)"
  }
}

extension SwarmMemory {
  private static let millisecondsAnHour: Int64 = 3_600_000

  /// −1, 0 or 1 by what values must share to become one mean: hour, metric, unit and agent.
  private static func compareGroups(_ one: MetricRecord, _ other: MetricRecord) -> Int {
    let hours = (one.timestamp / millisecondsAnHour, other.timestamp / millisecondsAnHour)
    if hours.0 != hours.1 { return hours.0 < hours.1 ? -1 : 1 }
    for (first, second) in [(one.metric, other.metric), (one.unit, other.unit)] {
      let order = first.comparedByBytes(to: second)
      if order != 0 { return order }
    }
    return MemoryValue.optional(one.agent).compared(to: .optional(other.agent))
  }

  /// Rows of each group side by side, within it by time and identifier.
  private static func groups(_ rows: [MetricRecord]) -> [ArraySlice<MetricRecord>] {
    // The sort is stable, and rows come by time and identifier.
    let sorted = rows.sorted { compareGroups($0, $1) < 0 }
    var groups: [ArraySlice<MetricRecord>] = []
    var start = 0
    for place in sorted.indices.dropFirst()
    where compareGroups(sorted[place - 1], sorted[place]) != 0 {
      groups.append(sorted[start..<place])
      start = place
    }
    if start < sorted.count { groups.append(sorted[start...]) }
    return groups
  }

  /// Replaces the values of each whole hour before an instant, for each metric, unit and agent, by
  /// their mean, dated at the hour's beginning; how many they were is kept
  /// (``MetricRecord/sampleCount``). Doing it again changes nothing; late values are taken into the
  /// mean with their weight.
  ///
  /// - Returns: How many rows fewer there are.
  /// - Complexity: O(*n* log *n*) for *n* rows before the instant.
  @discardableResult
  public func pruneMetrics(before cutoff: Instant) throws(MemoryError) -> Int {
    let firstKept = cutoff.epochMilliseconds / Self.millisecondsAnHour * Self.millisecondsAnHour
    return try transaction { () throws(MemoryError) in
      let old = try list(
        MetricRecord.self,
        [.atMost(column: MetricRecord.table.position(of: "timestamp"), .integer(firstKept - 1))],
        order: "timestamp")
      var removed = 0
      for (number, rows) in Self.groups(old).enumerated() where rows.count > 1 {
        for row in rows { try remove(MetricRecord.self, .text(row.id)) }
        try insert(try mean(of: rows, number: number))
        removed += rows.count - 1
      }
      return removed
    }
  }

  private func mean(
    of rows: ArraySlice<MetricRecord>, number: Int
  ) throws(MemoryError) -> MetricRecord {
    let first = rows[rows.startIndex]
    let hour = first.timestamp / Self.millisecondsAnHour
    let count = rows.reduce(0) { $0 + $1.sampleCount }
    let sum = rows.reduce(0) { $0 + $1.value * Double($1.sampleCount) }
    var (number, id) = (number, "")
    repeat {
      id = MetricRecord.rollupIdentifier(count: count, hour: hour, number: number)
      number += 1
    } while try find(MetricRecord.self, .text(id)) != nil
    return MetricRecord(
      id: id, metric: first.metric, value: sum / Double(count), unit: first.unit,
      timestamp: hour * Self.millisecondsAnHour, agent: first.agent)
  }
}
