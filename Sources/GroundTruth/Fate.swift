// What an attempt would bring: the truth, of which an agent's report is a part.
// Not here: how it comes about (`Synthetic`, `Recorded`), what is seen of it (`FleetModel/Outcome.swift`).

package import FleetModel
package import Instants

/// The potential outcome of one attempt.
package struct Fate: Hashable, Sendable {
  package var succeeded: Bool
  /// How long the agent would serve it if nobody stopped it.
  package var service: Span
  /// Whether that is longer than the time limit, which makes it a failure.
  package var timesOut: Bool
  package var errors: Int
  /// The true satisfaction and efficiency, 0 … 1; `nil` in a world that has no such thing.
  package var satisfaction: Double?
  package var efficiency: Double?
  /// What it is worth, in a world whose work has a number of its own for that; the agent reports it.
  package var value: Double?
  /// Whether the agent's report carries satisfaction and efficiency.
  package var showsSatisfaction: Bool
  package var showsEfficiency: Bool

  /// What the agent reports when it comes to its end.
  package var outcome: Outcome {
    Outcome(
      succeeded: succeeded, service: service, errors: errors,
      satisfaction: showsSatisfaction ? satisfaction : nil,
      efficiency: showsEfficiency ? efficiency : nil, value: value)
  }
}
