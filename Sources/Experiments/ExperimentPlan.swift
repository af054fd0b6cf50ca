// What is to be played and what is asked of it. Not here: reading it from a file (`ScenarioFiles`), playing
// it (`ExperimentRunner.swift`).

package import FleetSimulation
package import GroundTruth
import LearningCore
package import Stochastics

/// Arms on worlds, and the question.
package struct ExperimentPlan: Sendable, Equatable {
  package var name: String
  package var summary: String
  package var seed: UInt64
  /// How many worlds each arm is played in; up to ``SeedRange/size``.
  package var replications: Int
  /// Which replications those are; by default the ones that reports are about.
  package var seeds = SeedRange.report
  package var world: WorldPlan
  /// Two or more for a comparison; names are unique.
  package var arms: [Arm]
  /// Those whose arms are all here.
  package var sweeps: [Sweep] = []
  /// What the others are compared with: one of the arms.
  package var control: String
  /// What the report ranks arms by.
  package var measure: Measure
  /// The days that count, from 0.
  package var window: Range<Int>
  package var targets: [Target]
  /// What is asked of one arm alone.
  package var limits: [Limit] = []
  /// What is checked before any verdict is believed.
  package var validity = ValidityPlan()
  /// Whether the best arm is played again on fresh worlds before its figure is quoted.
  package var confirmsWinner = true
  /// Which of what can be gained at all is computed beside the arms.
  package var yardsticks = Yardsticks.Scope.all

  package init(
    name: String, summary: String, seed: UInt64, replications: Int, world: WorldPlan, arms: [Arm],
    control: String, measure: Measure, window: Range<Int>, targets: [Target]
  ) {
    precondition(arms.contains { $0.name == control }, "no arm is called '\(control)'")
    self.name = name
    self.summary = summary
    self.seed = seed
    self.replications = replications
    self.world = world
    self.arms = arms
    self.control = control
    self.measure = measure
    self.window = window
    self.targets = targets
  }

  /// The plan with these arms and the control alone, and the names of those that it leaves out. What is asked
  /// of them is asked still.
  package func keeping(_ names: [String]?) -> (plan: ExperimentPlan, missing: [String]) {
    guard let names else { return (self, []) }
    var plan = self
    plan.arms = arms.filter { names.contains($0.name) || $0.name == control }
    return (plan, arms.map(\.name).filter { name in !plan.arms.contains { $0.name == name } })
  }

  package var controlIndex: Int { arms.firstIndex { $0.name == control } ?? 0 }

  /// What all chance of a replication is keyed by, the world's and the arms'.
  ///
  /// - Parameter replication: Its place in the plan, from 0.
  package func chance(replication: Int) -> StreamRoot {
    StreamRoot(seed: seed, replication: number(ofReplication: replication))
  }

  /// The number under which a replication is known everywhere, given its place in the plan: by it results
  /// are paired.
  package func number(ofReplication place: Int) -> Int { seeds.first + place }

  package var windowText: String { Self.text(window) }

  /// Days as people count them, from 1.
  package static func text(_ window: Range<Int>) -> String {
    "days \(window.lowerBound + 1)–\(window.upperBound)"
  }
}
