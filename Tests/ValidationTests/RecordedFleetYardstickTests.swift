// The recorded fleet that ships, through scenario, world and yardsticks, against reference numbers
// that another program computed from the same record (`Scenarios/data/README.md`).
// Not here: the record itself (`TraceFilesTests`), learners (`LearningLoopTests.swift`).

import Experiments
import GroundTruth
import Testing

struct RecordedFleetYardstickTests {
  /// Nothing is drawn but the order of the issues, so the values are exact.
  @Test(
    "uniform, best single, best per repository and clairvoyant are the record's, in any order",
    arguments: [0, 1, 2])
  func yardsticks(replication: Int) throws {
    let plan = try ShippedScenario.plan("swebench-17")
    let world = World(plan.world, chance: plan.chance(replication: replication))
    let yardsticks = Yardsticks(of: world)
    let single = try #require(yardsticks.bestSingleAgent)
    for (measures, expected) in [
      (yardsticks.reference, 0.2671213412901392), (single, 0.40096618357487923),
      (yardsticks.bestStatic, 0.4444444444444444), (yardsticks.clairvoyant, 0.642512077294686),
    ] {
      #expect(abs(measures.total.value(of: .successRate) - expected) < 1e-9)
      #expect(measures.total.planned.rounded() == 5 * 207)  // Five passes over 207 issues.
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
