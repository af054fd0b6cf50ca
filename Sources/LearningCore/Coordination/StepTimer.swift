// Where the core's own cost is measured. Not here: a clock (a driver brings one), figures
// (`FleetSimulation`).

/// The steps whose cost the documents budget and which this core has so far.
public enum CoreStep: Int, CaseIterable, Sendable {
  /// Choosing who and how.
  case recommend
  /// Reward, table update, replay, the selection policy's update.
  case learn
}

/// Is told when a step begins and ends. It can't influence anything: nothing comes back.
public protocol StepTimer {
  mutating func begin(_ step: CoreStep)
  mutating func end(_ step: CoreStep)
}

/// Measures nothing and costs nothing.
public struct NoTimer: StepTimer {
  @inlinable public init() {}
  @inlinable public mutating func begin(_ step: CoreStep) {}
  @inlinable public mutating func end(_ step: CoreStep) {}
}
