// Worlds that several arms are playing in: made once, dropped after the last use.
// Not here: making one (`GroundTruth/World.swift`).

import GroundTruth
import Synchronization

/// A class because the workers of a run share it.
final class WorldShelf: Sendable {
  private final class Place: Sendable {
    let world = Mutex<World?>(nil)
    let uses = Atomic(0)
  }

  private let plan: ExperimentPlan
  private let usesPerWorld: Int
  private let places: [Place]

  init(_ plan: ExperimentPlan, usesPerWorld: Int) {
    self.plan = plan
    self.usesPerWorld = usesPerWorld
    places = (0..<plan.replications).map { _ in Place() }
  }

  /// The replication's world; whoever comes first makes it while the others wait.
  func world(_ replication: Int) -> World {
    places[replication].world.withLock { world in
      if let world { return world }
      let made = World(plan.world, chance: plan.chance(replication: replication))
      world = made
      return made
    }
  }

  /// Says that one use has ended; after the last the world is dropped.
  func giveBack(_ replication: Int) {
    let place = places[replication]
    if place.uses.add(1, ordering: .acquiringAndReleasing).newValue == usesPerWorld {
      place.world.withLock { $0 = nil }
    }
  }
}
