// Several sheets of scores against the first, paired by replication. Not here: against a baseline
// (`BaselineComparison.swift`), where the sheets come from (`FleetLabCommands`).

package struct ScoreComparison: Sendable {
  /// A sheet and the name it is spoken of by.
  package struct Source: Sendable {
    package let name: String
    package let scores: ScoreSheet

    package init(name: String, scores: ScoreSheet) { (self.name, self.scores) = (name, scores) }
  }

  package struct Part: Sendable {
    package let name: String
    package let shifts: [Shift]
    /// Arms that only one of the two has.
    package let unpaired: [String]
  }

  package let reference: String
  package let margin: Double
  /// One for each sheet but the first. All of them are one family for each gauge.
  package let parts: [Part]

  /// - Throws: When two sheets haven't the same replications, or no arm in common.
  package init(of sources: [Source], margin: Double) throws(ScoreProblem) {
    precondition(sources.count > 1, "one alone can't be compared")
    let first = sources[0]
    var all: [Shift] = []
    var counts: [Int] = []
    for other in sources.dropFirst() {
      if let mismatch = first.scores.mismatch(with: other.scores) {
        throw ScoreProblem("\(first.name) and \(other.name) can't be paired: \(mismatch)")
      }
      let shifts = Shift.all(of: other.scores, against: first.scores, margin: margin)
      guard !shifts.isEmpty else {
        throw ScoreProblem(
          "\(first.name) and \(other.name) have no arm in common")
      }
      all += shifts
      counts.append(shifts.count)
    }
    Shift.decide(&all)
    var rest = all[...]
    reference = first.name
    self.margin = margin
    parts = zip(sources.dropFirst(), counts).map { other, count in
      defer { rest = rest.dropFirst(count) }
      let (own, others) = (first.scores.arms, other.scores.arms)
      return Part(
        name: other.name, shifts: Array(rest.prefix(count)),
        unpaired: own.filter { !others.contains($0) } + others.filter { !own.contains($0) })
    }
  }

  package var word: Shift.Word { parts.flatMap(\.shifts).map(\.word).max() ?? .identical }
}
