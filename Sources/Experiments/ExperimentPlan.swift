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

/// A question with a yes or no: does an arm beat another by so much?
package struct Target: Hashable, Sendable {
  package var arm: String
  package var reference: String
  package var measure: Measure
  /// The relative improvement that is asked for, such as 0.2.
  package var atLeast: Double
  /// The days that count for it, from 0.
  package var window: Range<Int>

  package init(
    arm: String, reference: String, measure: Measure, atLeast: Double, window: Range<Int>
  ) {
    self.arm = arm
    self.reference = reference
    self.measure = measure
    self.atLeast = atLeast
    self.window = window
  }
}
