// A run held against a baseline, and against the oldest one kept. Not here: the words (`Shift+Word.swift`),
// exit codes (`FleetLabCommands`).

package struct BaselineComparison: Sendable {
  package let margin: Double
  /// Arms in the order of the plan, all gauges of each.
  package let shifts: [Shift]
  /// The same against the oldest baseline kept; empty where the baseline is that itself. Only `worse` says
  /// something here: many small steps have added up.
  package let drift: [Shift]

  /// - Parameters:
  ///   - scores: Of the baseline's plan.
  ///   - margin: A share of the baseline's means, 0 or more.
  /// - Throws: When replications, arms or gauges aren't the baseline's.
  package init(
    of scores: ScoreSheet, against baseline: Baseline, margin: Double = Shift.standardMargin
  ) throws(ScoreProblem) {
    self.margin = margin
    shifts = try Self.shifts(of: scores, against: baseline.scores, margin: margin)
    drift =
      try baseline.anchor.map { anchor throws(ScoreProblem) in
        try Self.shifts(of: scores, against: anchor.scores, margin: margin)
      } ?? []
  }

  private static func shifts(
    of scores: ScoreSheet, against base: ScoreSheet, margin: Double
  ) throws(ScoreProblem) -> [Shift] {
    if let mismatch = scores.mismatch(with: base) { throw ScoreProblem(mismatch) }
    for (one, other, place) in [(scores, base, "baseline"), (base, scores, "run")] {
      if let lone = one.rows.first(where: { other.row($0.arm, $0.gauge) == nil }) {
        throw ScoreProblem("the \(place) has no '\(lone.arm)' with \(lone.gauge.text)")
      }
    }
    var shifts = Shift.all(of: scores, against: base, margin: margin)
    Shift.decide(&shifts)
    return shifts
  }

  /// The gravest of all, drift included.
  package var word: Shift.Word {
    let gravest = shifts.map(\.word).max() ?? .identical
    return hasDrifted ? .worse : gravest
  }

  package var hasDrifted: Bool { drift.contains { $0.word == .worse } }

  /// Whether an arm is better beyond the margin, so that the baseline would let it fall back unseen.
  package var isStale: Bool { shifts.contains(where: \.isBeyondMargin) }

  /// Replications in which anything changed, of all arms and gauges, counted by row.
  package var changed: Int { shifts.reduce(0) { $0 + $1.changed } }
}
