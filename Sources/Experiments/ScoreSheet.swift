// What arms came to, seed by seed: all that a later run needs to be paired with this one.
// Not here: comparing two of them (`Shift.swift`), the files they stand in (`LabReports`).

/// Numbers by arm, gauge and replication. A replication is known by the seed and its number, and only by
/// them: the order in which replications stand means nothing.
package struct ScoreSheet: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package let arm: String
    package let gauge: Gauge
    /// In the order of the sheet's replications; finite.
    package let values: [Double]

    package init(arm: String, gauge: Gauge, values: [Double]) {
      (self.arm, self.gauge, self.values) = (arm, gauge, values)
    }
  }

  package let seed: UInt64
  /// Their numbers, none twice.
  package let replications: [Int]
  /// A row for each arm and gauge, all gauges of an arm together.
  package let rows: [Row]

  /// - Throws: When an arm lacks a gauge or has one twice, a row a value, or a replication stands there twice.
  /// - Complexity: O(*n* log *n*) in the values.
  package init(seed: UInt64, replications: [Int], rows: [Row]) throws(ScoreProblem) {
    (self.seed, self.replications, self.rows) = (seed, replications, rows)
    guard !replications.isEmpty, !rows.isEmpty else { throw ScoreProblem("there are no scores") }
    let sorted = replications.sorted()
    if let (twice, _) = zip(sorted, sorted.dropFirst()).first(where: { $0 == $1 }) {
      throw ScoreProblem("replication \(twice) stands there twice")
    }
    var seen: Set<String> = []
    for row in rows {
      let name = "'\(row.arm)', \(row.gauge.text)"
      if !seen.insert(name).inserted { throw ScoreProblem("\(name) stands there twice") }
      guard row.values.count == replications.count else {
        throw ScoreProblem(
          "\(name) has \(row.values.count) values for \(replications.count) replications")
      }
      for (number, value) in zip(replications, row.values) where !value.isFinite {
        throw ScoreProblem("\(name) has no value in replication \(number)")
      }
    }
    for arm in arms {
      for gauge in gauges where row(arm, gauge) == nil {
        throw ScoreProblem("'\(arm)' has no \(gauge.text)")
      }
    }
  }

  /// Each once, in the order of the rows.
  package var arms: [String] { Self.distinct(rows.map(\.arm)) }
  package var gauges: [Gauge] { Self.distinct(rows.map(\.gauge)) }

  package func row(_ arm: String, _ gauge: Gauge) -> Row? {
    rows.first { $0.arm == arm && $0.gauge == gauge }
  }

  /// What keeps the replications of two sheets from being paired; `nil` where they are the same ones.
  package func mismatch(with other: ScoreSheet) -> String? {
    if seed != other.seed { return "the seed is \(seed) here and \(other.seed) there" }
    let (own, others) = (Set(replications), Set(other.replications))
    if let lone = own.subtracting(others).min() {
      return "replication \(lone) is there only in the first"
    }
    if let lone = others.subtracting(own).min() {
      return "replication \(lone) is there only in the second"
    }
    return nil
  }

  /// A row's values in the order of another sheet's replications, which are the same ones.
  func values(of row: Row, orderedAs other: ScoreSheet) -> [Double] {
    if replications == other.replications { return row.values }
    let byNumber = Dictionary(uniqueKeysWithValues: zip(replications, row.values))
    return other.replications.map { byNumber[$0] ?? .nan }
  }

  private static func distinct<Element: Hashable>(_ all: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return all.filter { seen.insert($0).inserted }
  }
}

/// Why scores can't be kept or paired: half a sentence.
package struct ScoreProblem: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension ExperimentResult {
  /// - Throws: When a measure isn't defined in a replication, such as the time of what was never started.
  package func scoreSheet() throws(ScoreProblem) -> ScoreSheet {
    let rows = plan.arms.indices.flatMap { arm in
      plan.gauges.map { gauge in
        ScoreSheet.Row(
          arm: plan.arms[arm].name, gauge: gauge,
          values: values(gauge.measure, arm: arm, window: gauge.window))
      }
    }
    return try ScoreSheet(
      seed: plan.seed, replications: (0..<plan.replications).map(plan.number(ofReplication:)),
      rows: rows)
  }
}
