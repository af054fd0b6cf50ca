// What a run counts so that a check can see whether it kept its books. Not here: the check (`Experiments`).

/// Of things that may happen once: how often they happened, and how often again.
package struct Accounting: Codable, Hashable, Sendable {
  /// Attempts that were learned from. Where all that ended is learned from at once or later, as many as
  /// ``FleetCoordinator/Counts/attempts``.
  package var lessons = 0
  /// Lessons from an attempt that had been learned from before: none, unless something is broken.
  package var repeatedLessons = 0
  /// Final outcomes of subtasks: as many as were planned, once nothing is in flight.
  package var ends = 0
  /// Final outcomes of subtasks that had one already: none, unless something is broken.
  package var repeatedEnds = 0

  package init() {}
}

/// How often a strategy was learned from on a kind, and how often it had succeeded: what a pattern's
/// confidence may rest on.
package struct PatternUse: Codable, Hashable, Sendable {
  package var uses = 0
  package var successes = 0

  package init() {}

  mutating func add(succeeded: Bool) {
    uses += 1
    successes += succeeded ? 1 : 0
  }
}

/// Which of so many things have happened, a bit each.
struct OnceMarks {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// Whether it hadn't happened before.
  mutating func mark(_ number: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(number & 63)
    defer { words[number >> 6] |= bit }
    return words[number >> 6] & bit == 0
  }
}
