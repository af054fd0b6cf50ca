// Where the core's own cost is measured, and where one may look over its shoulder.
// Not here: a clock (a driver brings one), figures (`FleetSimulation`), what there is to see
// (`CoreMoment.swift`).

public import FleetModel

/// The steps whose cost the documents budget; a driver without a store has no persisting and no events.
public enum CoreStep: Int, CaseIterable, Sendable {
  /// Choosing who and how.
  case recommend
  /// Following an agent's performance, and looking for a fall.
  case snapshot
  /// Reward, table update, replay, the selection policy's update, patterns.
  case learn
  /// Writing what happened into a store and committing it.
  case persist
  /// Writing events.
  case event
}

/// Looks on while a coordinator works. It can't influence anything: nothing comes back.
public protocol StepTimer {
  mutating func begin(_ step: CoreStep)
  mutating func end(_ step: CoreStep)
  /// Is shown what a step about a subtask goes by; the moment is made only if it is asked for. A timer that
  /// only measures needs no answer of its own.
  mutating func look(at subtask: SubtaskID, _ moment: () -> CoreMoment)
}

extension StepTimer {
  @inlinable public mutating func look(at subtask: SubtaskID, _ moment: () -> CoreMoment) {}
}

/// Measures nothing and costs nothing.
public struct NoTimer: StepTimer {
  @inlinable public init() {}
  @inlinable public mutating func begin(_ step: CoreStep) {}
  @inlinable public mutating func end(_ step: CoreStep) {}
}
