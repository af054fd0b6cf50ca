// How much is held of an agent, in bytes of elements. Not here: its engine's (`LearningEngine.stateBytes`),
// a store's (`SharedMemory`).

import FleetModel

extension AgentMind {
  /// Everything beside the engine, versions of it included: elements, without room for more.
  public var stateBytes: Int {
    MemoryLayout<Self>.size + tracker.stateBytes + patterns.stateBytes + failures.stateBytes
      + (safeguard?.stateBytes ?? 0)
      + versions.versions.reduce(0) { $0 + ($1.model.state?.bytes ?? 0) }
  }
}

extension LearningEngine.State {
  /// Of its lists.
  var bytes: Int {
    MemoryLayout<Self>.size + 8 * states.count + 8 * values.count + 4 * updates.count
      + 8 * lastUpdates.count + recent.elementBytes + beliefs.elementBytes
  }
}

extension PatternBook {
  var stateBytes: Int {
    own.count * MemoryLayout<Uses>.stride + imported.count * MemoryLayout<Provenance?>.stride
  }
}

extension FleetCoordinator {
  /// By agent, bytes of everything that is held of it.
  public var liveBytes: [Int] {
    minds.indices.map { engines[$0].stateBytes + minds[$0].stateBytes }
  }
}

extension FailureBook {
  var stateBytes: Int {
    FailureCause.allCases.count * (MemoryLayout<Int>.stride * 4 + kindCount * 4)
  }
}
