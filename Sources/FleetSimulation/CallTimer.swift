// A timer that a replication tells of whole calls too. Not here: measuring
// (`LearningCore/Coordination/OverheadMeter.swift`).

package import LearningCore

/// Is also told when a whole call into the core begins and ends.
protocol CallTimer: StepTimer {
  mutating func beginCall()
  mutating func endCall()
}

extension NoTimer: CallTimer {
  @inline(__always) mutating func beginCall() {}
  @inline(__always) mutating func endCall() {}
}

extension OverheadMeter: CallTimer {}
