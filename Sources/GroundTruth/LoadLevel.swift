// How busy an agent is when it begins to serve: the only thing through which load alters an outcome.
// Not here: queues (`SimulationKernel`), what a level does (`Synthetic/SyntheticParameters.swift`).

/// Three levels, so that a world's response to load can be bounded.
package enum LoadLevel: Int, CaseIterable, Sendable {
  case idle, busy, saturated
}

/// From how many subtasks waiting behind it an agent works differently, and how.
package struct LoadResponse: Hashable, Sendable {
  /// The fewest waiting at which the level holds, one or more.
  package var waiting: Int
  /// Added to the logit of success.
  package var logit: Double
  /// What service time is multiplied by, above 0.
  package var slowdown: Double

  package init(waiting: Int, logit: Double, slowdown: Double) {
    self.waiting = waiting
    self.logit = logit
    self.slowdown = slowdown
  }
}
