// What a run cost, by the clock: never part of a result. Not here: what it came to (`ExperimentResult.swift`).

package import LearningCore

package struct RunTiming: Sendable {
  package var jobs: Int
  package var seconds = 0.0
  /// Seconds of all replications of an arm, and their events, by arm.
  package var armSeconds: [Double]
  package var armEvents: [Int]
  package var yardstickSeconds = 0.0
  /// What the core cost in one extra replication of each arm, played alone.
  package var overhead: [OverheadMeter] = []
  /// What that replication's store came to, by arm, in bytes as it counts them; `nil` where nothing is kept.
  package var storedBytes: [Int?] = []

  init(jobs: Int, arms: Int) {
    self.jobs = jobs
    armSeconds = Array(repeating: 0, count: arms)
    armEvents = Array(repeating: 0, count: arms)
  }
}
