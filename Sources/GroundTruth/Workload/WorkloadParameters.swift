// What work a fleet is given: how it arrives, how it is shaped, of which kinds.
// Not here: drawing it (`Workload.swift`), what is hidden about it (`Synthetic`).

import FleetModel
package import Instants
package import Stochastics

package struct WorkloadParameters: Hashable, Sendable {
  /// Seconds between one task and the next, before the day's rhythm bends them.
  package var gaps: Distribution
  /// The share of the tasks that arrive, above 0 and up to 1: all gaps are stretched by its inverse.
  /// The horizon, the day's rhythm, the burstiness of gaps, the fleet and everything hidden stay as
  /// they are. What shrinks with it: utilisation and queues, the experiences of every agent and table
  /// (and with them how far ε has decayed), and how often each subject comes back.
  package var scale: Double
  /// How much busier than average the busiest hour is, 0 … below 1: 0.5 is half as much again.
  package var dailyAmplitude: Double
  /// The busiest hour of the day, 0 … 24.
  package var busiestHour: Double
  /// How many parts a task has; whole numbers in 1 … 64.
  package var parts: Distribution
  /// How likely each shape is, in the order of `TaskShape.allCases`; not all 0.
  package var shapes: [Double]
  /// How likely each kind is, in the fleet's order; not all 0.
  package var kinds: [Double]
  /// How many capabilities a subtask requires; whole numbers in 1 … 10.
  package var capabilities: Distribution
  package var timeConstraint: Span?
  /// How many things each kind's subtasks are about, such as tests; subtasks about the same one
  /// resemble each other.
  package var subjects: Int
  /// How much of a subject's difficulty lasts from one subtask to the next, 0 … below 1.
  package var persistence: Double

  package init(
    gaps: Distribution, scale: Double = 1, dailyAmplitude: Double = 0, busiestHour: Double = 14,
    parts: Distribution,
    shapes: [Double], kinds: [Double], capabilities: Distribution, timeConstraint: Span? = nil,
    subjects: Int = 1, persistence: Double = 0
  ) {
    precondition(scale > 0 && scale <= 1, "a world at a scale of \(scale) is none")
    self.gaps = gaps
    self.scale = scale
    self.dailyAmplitude = dailyAmplitude
    self.busiestHour = busiestHour
    self.parts = parts
    self.shapes = shapes
    self.kinds = kinds
    self.capabilities = capabilities
    self.timeConstraint = timeConstraint
    self.subjects = subjects
    self.persistence = persistence
  }

  /// Seconds between two tasks, averaged over the whole run.
  package var meanGap: Double { gaps.mean / scale }
}
