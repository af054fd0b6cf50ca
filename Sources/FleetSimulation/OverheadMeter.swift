// What the core costs, by a monotonic clock. Not here: where steps begin and end (`LearningCore`).

package import LabStatistics
package import LearningCore

/// A timer of steps with a histogram each; it lives outside all state and influences nothing.
package struct OverheadMeter: StepTimer, Sendable {
  package private(set) var steps: [LatencyHistogram]
  private var begun = ContinuousClock.now

  package init() {
    steps = CoreStep.allCases.map { _ in LatencyHistogram() }
  }

  package mutating func begin(_ step: CoreStep) { begun = .now }

  package mutating func end(_ step: CoreStep) {
    let (seconds, attoseconds) = (ContinuousClock.now - begun).components
    steps[step.rawValue].record(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}
