// What the core costs, by a monotonic clock. Not here: where steps begin and end
// (`StepTimer.swift`), figures of it for people (`LabReports`, `Live/OverheadRows.swift`).

package import LabStatistics

/// A timer of steps with a histogram each; it lives outside all state and influences nothing.
package struct OverheadMeter: StepTimer, Sendable {
  package private(set) var steps: [LatencyHistogram]
  /// Whole calls into the core, whatever they were about; steps and their timing lie within.
  package private(set) var total = LatencyHistogram()
  private var begun = ContinuousClock.now
  private var callBegun = ContinuousClock.now

  package init() {
    steps = CoreStep.allCases.map { _ in LatencyHistogram() }
  }

  package mutating func begin(_ step: CoreStep) { begun = .now }

  package mutating func end(_ step: CoreStep) {
    steps[step.rawValue].record(nanoseconds: Self.nanoseconds(since: begun))
  }

  /// Is also told when a whole call into the core begins and ends.
  package mutating func beginCall() { callBegun = .now }
  package mutating func endCall() {
    total.record(nanoseconds: Self.nanoseconds(since: callBegun))
  }

  private static func nanoseconds(since begun: ContinuousClock.Instant) -> Int64 {
    let (seconds, attoseconds) = (ContinuousClock.now - begun).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
