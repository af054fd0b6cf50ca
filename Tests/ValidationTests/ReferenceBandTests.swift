// The reference rules as arms on real fleets, against the same rules in another program.
// Not here: the rules themselves (`LearningCoreTests`), what can be reached at all
// (`RecordedFleetYardstickTests.swift`).

import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import ScenarioFiles
import Testing

struct ReferenceBandTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// One pass; tasks arrive one by one, so that each outcome is known before the next choice.
    let record: String
    let days: Int
    var testDescription: String { name }
  }

  private static let sample = "Tests/Data/smtcomp-6000-tasks.txt.gz"
  static let small = [
    Case(
      name: "swebench-17", record: "{trace: Scenarios/data/swebench-17.csv.gz}", days: 30),
    Case(
      name: "aslib-asp",
      record: """
        {aslib: Scenarios/data/aslib-asp, \
        patterns: {file: Scenarios/data/aslib-asp/patterns.csv.gz, column: family}}
        """, days: 30),
  ]
  static let large = ["unavailable", "failure"].map {
    Case(
      name: "smtcomp-17 \($0)",
      record: "{smtcomp: Scenarios/data/smtcomp-17, tasks: \(sample), missing: \($0)}", days: 100)
  }

  private func plan(_ fleet: Case, arms: [String]) throws -> ExperimentPlan {
    let text = """
      fleetlab: 1
      name: bands
      seed: 20261201
      horizon: \(fleet.days)d
      replications: 20
      fleet: {capacity: unlimited, attempts: {most: 1}}
      world: {recorded: \(fleet.record)}
      arms:
      \(arms.map { "  \($0): {who: \($0)}" }.joined(separator: "\n"))
      """
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Scenario(bytes: Array(text.utf8), folder: root.path).plan
  }

  /// Within three standard errors of our own 20 orders of the tasks and three of the reference's: a right
  /// rule leaves one band in some 20,000, of 14 bands here.
  private func check(_ fleet: Case) throws {
    let reference = try #require(try RecordedFleetNumbers.read().onePass[fleet.name])
    #expect(reference.rules.count == 7)
    let plan = try plan(fleet, arms: reference.rules.keys.sorted())
    var sums = Array(repeating: 0.0, count: plan.arms.count)
    for replication in 0..<plan.replications {
      let chance = plan.chance(replication: replication)
      let world = World(plan.world, chance: chance)
      for (number, arm) in plan.arms.enumerated() {
        let played = try Simulation.play(arm, in: world, chance: chance)
        sums[number] += played.daily.total.value(of: .successRate)
      }
    }
    for (arm, sum) in zip(plan.arms, sums) {
      let rule = try #require(reference.rules[arm.name])
      let mean = sum / Double(plan.replications)
      let error =
        rule.sd / Double(plan.replications).squareRoot()
        + rule.sd / Double(reference.reps).squareRoot()
      #expect(
        abs(mean - rule.mean) < 3 * error,
        "\(fleet.name), \(arm.name): \(mean), reference \(rule.mean) ± \(3 * error)")
    }
  }

  @Test("reference rules fall into the bands of the reference", arguments: small)
  func smallFleets(fleet: Case) throws { try check(fleet) }

  @Test(
    "and where who can do what differs, or must be found out",
    .enabled(if: Thoroughness.isAffordable),
    arguments: large)
  func largeFleets(fleet: Case) throws { try check(fleet) }
}
