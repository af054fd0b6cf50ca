// The last experiences, for replay: a ring, so that memory stays bounded.
// Not here: the replay (`LearningEngine.swift`).

import FleetModel

/// One step that an engine learned from.
struct Transition: Hashable, Sendable {
  let row: Int
  let action: ActionID
  let reward: Double
  let next: StateKey?
}

/// Up to a fixed number of transitions; the oldest makes way.
struct RecentTransitions: Hashable, Sendable {
  private var ring: [Transition] = []
  private var oldest = 0

  var count: Int { ring.count }

  /// Bytes of all elements, without room for more.
  var elementBytes: Int { ring.count * MemoryLayout<Transition>.stride }

  /// Position 0 is the oldest.
  subscript(age: Int) -> Transition { ring[(oldest + age) % ring.count] }

  mutating func append(_ transition: Transition, keeping limit: Int) {
    if ring.count < limit {
      ring.append(transition)
    } else {
      ring[oldest] = transition
      oldest = (oldest + 1) % limit
    }
  }
}
