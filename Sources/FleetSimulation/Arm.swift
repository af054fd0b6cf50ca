// One way to run a fleet: who × how × what is switched on. Not here: which arms are compared (`Experiments`).

package import GroundTruth
package import Instants
package import LearningCore
package import Stochastics

/// What is tried against other arms on the same worlds.
package struct Arm: Hashable, Sendable {
  package var name: String
  /// A name in ``SelectionCatalogue``.
  package var selection: String
  package var parameters: LearningParameters
  /// Whether the documents' settings for single agents are merged over the parameters.
  package var overridesAgents: Bool
  package var mode: EngineMode
  /// Whether agents learn "how" each for itself or together; together they can't have settings of
  /// their own.
  package var tables: TableScope
  /// Whether feedback comes to it with each outcome, in a world where it comes late: what learning
  /// could bring if it weren't for that.
  package var knowsAtOnce: Bool
  /// From when on it neither learns nor explores; `nil` for never.
  package var learnsUntil: Span?
  /// What is switched on around the agents' engines; `nil` is nothing.
  package var lifecycle: Lifecycle?
  /// Bad experiences that engines are given, in the order of their times.
  package var injections: [Injection]
  /// Gives the coordinator's choices another chance than 0 does, in the same worlds: two arms that differ
  /// in nothing else differ by luck alone.
  package var policySalt: UInt64

  package init(
    name: String, selection: String, parameters: LearningParameters,
    overridesAgents: Bool = false, mode: EngineMode = EngineMode(),
    tables: TableScope = .perAgent, knowsAtOnce: Bool = false, learnsUntil: Span? = nil,
    lifecycle: Lifecycle? = nil, injections: [Injection] = [], policySalt: UInt64 = 0
  ) {
    self.name = name
    self.selection = selection
    self.parameters = parameters
    self.overridesAgents = overridesAgents
    self.mode = mode
    self.tables = tables
    self.knowsAtOnce = knowsAtOnce
    self.learnsUntil = learnsUntil
    self.lifecycle = lifecycle
    self.injections = injections
    self.policySalt = policySalt
  }

  /// A coordinator that knows nothing yet; its chance is keyed by the replication, so that arms which ask
  /// the same questions get the same numbers.
  package func configuration(of plan: WorldPlan, chance: StreamRoot) -> FleetConfiguration {
    guard let entry = SelectionCatalogue.entry(named: selection) else {
      preconditionFailure("no selection policy is called '\(selection)'")
    }
    return FleetConfiguration(
      fleet: plan.fleet, catalogue: plan.catalogue, rules: plan.rules,
      parameters: plan.fleet.agents.map {
        overridesAgents ? parameters.documentedOverride(forAgent: $0.name) : parameters
      },
      mode: mode, tables: tables, selection: entry.make(plan.fleet), lifecycle: lifecycle,
      chance: chance.salted(policySalt))
  }
}
