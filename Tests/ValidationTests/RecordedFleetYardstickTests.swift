// The recorded fleets that ship, through scenario, world and yardsticks, against reference numbers
// that another program computed from the same records (`Tests/Data/README.md`).
// Not here: the records themselves (`TraceFilesTests`), learners (`ReferenceBandTests.swift`).

import Experiments
import FleetModel
import GroundTruth
import Testing

struct RecordedFleetYardstickTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let scenario: String
    let missing: String?
    let replications: Range<Int>
    var name: String { missing.map { "\(scenario) \($0)" } ?? scenario }
    var testDescription: String { name }
  }

  /// Nothing is drawn but the order of the tasks, so the values are exact.
  @Test(
    "uniform, best single, best for each kind and clairvoyant are the record's, in any order",
    arguments: [
      Case(scenario: "swebench-17", missing: nil, replications: 0..<3),
      Case(scenario: "aslib-asp", missing: nil, replications: 0..<1),
    ])
  func smallFleets(fleet: Case) throws { try check(fleet) }

  @Test(
    "and where a solver enters some logics only, which may be chosen, or fail",
    .enabled(if: Thoroughness.isAffordable),
    arguments: [
      Case(scenario: "smtcomp-17", missing: "unavailable", replications: 0..<1),
      Case(scenario: "smtcomp-17", missing: "failure", replications: 0..<1),
    ])
  func largeFleet(fleet: Case) throws { try check(fleet) }

  private func check(_ fleet: Case) throws {
    let expected = try #require(try RecordedFleetNumbers.read().fleets[fleet.name])
    let settings = fleet.missing.map { [(key: "world.recorded.missing", value: $0)] } ?? []
    let plan = try ShippedScenario.plan(fleet.scenario, settings: settings)
    guard case .recorded(let parameters) = plan.world.truth else {
      Issue.record("\(fleet.scenario) isn't recorded")
      return
    }
    #expect(plan.world.fleet.agents.count == expected.agents)
    #expect(plan.world.fleet.kinds.count == expected.kinds)
    for replication in fleet.replications {
      let world = World(plan.world, chance: plan.chance(replication: replication))
      let yardsticks = Yardsticks(of: world)
      let chosen = try #require(yardsticks.ceilings(.successRate))
      let single = try #require(chosen.bestSingleAgent)
      for (name, measures, value) in [
        ("uniform", yardsticks.reference, expected.uniform),
        ("best single", single, expected.bestSingle),
        ("best for each kind", chosen.bestStatic, expected.bestPerKind),
        ("clairvoyant", try #require(yardsticks.clairvoyant), expected.clairvoyant),
      ] {
        let found = measures.total.value(of: .successRate)
        #expect(abs(found - value) < 1e-9, "\(name): \(found), not \(value)")
        #expect(measures.total.planned.rounded() == Double(parameters.passes * expected.tasks))
      }
    }
  }

  /// Who fails is busy until the cutoff, so nine cutoffs more for each failure make the mean time the PAR10
  /// that ASlib's scores are stated in. Origin: as above, in seconds.
  @Test("mean times of yardsticks are those of the solver field")
  func par10() throws {
    let plan = try ShippedScenario.plan("aslib-asp")
    let world = World(plan.world, chance: plan.chance(replication: 0))
    let yardsticks = Yardsticks(of: world)
    for (measures, expected) in [
      (yardsticks.reference, 1243.2106456145405),
      (try #require(yardsticks.ceilings(.successRate)?.bestSingleAgent), 880.5472962002702),
    ] {
      let total = measures.total
      let failures = 1 - total.value(of: .successRate)
      let par10 = total.value(of: .meanSeconds) + 9 * 600 * failures
      #expect(abs(par10 - expected) < 1e-6, "\(par10), not \(expected)")
    }
  }

  @Test("replications differ in the order of the issues")
  func shuffles() throws {
    let plan = try ShippedScenario.plan("swebench-17")
    let kinds = (0..<3).map { replication in
      World(plan.world, chance: plan.chance(replication: replication)).workload.subtasks.map(\.kind)
    }
    #expect(kinds[0] != kinds[1] && kinds[1] != kinds[2] && kinds[0] != kinds[2])
  }
}
