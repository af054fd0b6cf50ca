// In which worlds a result's validity is checked. Not here: the checks (`ValidityCheck+…`), worlds without
// effects (`GroundTruth`).

package import GroundTruth

package struct ValidityPlan: Sendable, Equatable {
  /// The world in which nothing may be found.
  package enum NullWorld: Sendable, Equatable {
    /// Made from the plan's own by taking every effect of agents and actions away.
    case derived
    /// The scenario's own.
    case declared(WorldPlan)
    /// None is looked at.
    case none
  }

  package var null = NullWorld.derived
  /// Worlds that change while the fleet learns, by name, in the scenario's order: what is found there is
  /// reported beside the verdicts.
  package var drift: [DriftWorld] = []
  /// How many replications the null and drift worlds are played in at most; all of the plan's by default.
  package var replications: Int?

  package struct DriftWorld: Sendable, Equatable {
    package let name: String
    package let world: WorldPlan

    package init(name: String, world: WorldPlan) { (self.name, self.world) = (name, world) }
  }

  package init() {}
}
