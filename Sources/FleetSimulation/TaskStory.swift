// All that happened to one task, why, and what would have happened otherwise: values alone.
// Not here: finding it out (`StoryTeller.swift`), its attempts (`AttemptStory.swift`), its text (`LabReports`).

package import FleetModel
package import GroundTruth
package import Instants

/// One task of one arm in one world, from its arrival to its end and to the last lesson that it taught.
package struct TaskStory: Sendable {
  package let arm: Arm
  package let plan: WorldPlan
  package let task: FleetTask
  package let arrival: Instant
  /// In the order of their positions.
  package internal(set) var parts: [PartStory]
  /// `nil` where it is still open when nothing is left to happen.
  package internal(set) var end: End?

  package struct End: Hashable, Sendable {
    package let at: Instant
    package let succeeded: Bool
  }
}

/// One subtask.
package struct PartStory: Sendable {
  package let subtask: SubtaskID
  package let position: Int
  package let request: Subtask
  /// The positions of the parts that must be done before it.
  package let waitsFor: [Int]
  /// When it was found that nobody who may do it was up; it waited from then on.
  package internal(set) var nobodyUp: [Instant] = []
  /// In the order in which they were started; empty for a part that never was.
  package internal(set) var attempts: [AttemptStory] = []
  package internal(set) var end: End?

  /// A final outcome, as the run counts it.
  package struct End: Sendable {
    package let at: Instant
    package let report: SubtaskReport
    /// The truth at the end; `nil` for a part that was never started.
    package let truth: SubtaskEnd?
    /// What the run counts for it; 0 for a part that was never started.
    package let score: Double
    /// What the score is a weighted mean of; empty where it is a value of its own, or 0.
    package let terms: [ScoreTerm]
  }
}

/// One component of a score.
package struct ScoreTerm: Hashable, Sendable {
  package let name: String
  package let weight: Double
  /// 0 … 1.
  package let value: Double

  /// The components of ``GroundTruth/SubtaskEnd/score(_:)``, whose weighted mean it is.
  static func terms(of end: SubtaskEnd, _ scoring: Scoring) -> [ScoreTerm] {
    guard !scoring.isValue else { return [] }
    let all: [(String, Double, Double?)] = [
      ("success", Score.successWeight, end.succeeded),
      ("satisfaction", Score.satisfactionWeight, end.satisfaction),
      (
        "time", Score.timeWeight,
        scoring.countsTime ? max(0, 1 - end.seconds / scoring.scale) : nil
      ),
      (
        "error", Score.errorWeight,
        scoring.countsErrors ? max(0, 1 - end.errors / end.attempts) : nil
      ),
      ("efficiency", Score.efficiencyWeight, end.efficiency),
    ]
    return all.compactMap { name, weight, value in
      value.map { ScoreTerm(name: name, weight: weight, value: $0) }
    }
  }
}
