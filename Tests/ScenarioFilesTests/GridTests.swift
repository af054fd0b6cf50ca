// Grids: which variations they make, what these are called, and who has the last word.
// Not here: variations alone (`VariationTests.swift`), grids that are refused (`Tests/Broken`).

import Experiments
import ScenarioFiles
import Testing

struct GridTests {
  private static let text =
    Bench.madeUp + """

      grid:
        world.success.agent_kind: [0.3, 1]
        noise:
          low: {world.success.task: 1, world.success.cell: 1}
          high: {world.success.task: 3, world.success.cell: 2}
        seed: [7, 8]
      variations:
        agent_kind=1_noise=low_seed=8: {world.success.base: 2.5, world.success.cell: 0.5}
        other: {horizon: 5d}

      """

  @Test("all combinations, the last factor changing fastest, are the scenario with their changes")
  func crossed() throws {
    let scenario = try Bench.scenario(Self.text)
    let all = scenario.variations
    #expect(
      all.map(\.name) == [
        "agent_kind=0.3_noise=low_seed=7", "agent_kind=0.3_noise=low_seed=8",
        "agent_kind=0.3_noise=high_seed=7", "agent_kind=0.3_noise=high_seed=8",
        "agent_kind=1_noise=low_seed=7", "agent_kind=1_noise=low_seed=8",
        "agent_kind=1_noise=high_seed=7", "agent_kind=1_noise=high_seed=8", "other",
      ])
    #expect(
      all.map(\.levels) == [
        [0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1], nil,
      ])
    #expect(
      scenario.grid
        == Crossing([
          .init("agent_kind", levels: ["0.3", "1"]), .init("noise", levels: ["low", "high"]),
          .init("seed", levels: ["7", "8"]),
        ]))
    for (number, kind, task, cell, base, seed) in [
      (0, "0.3", "1", "1", "1", "7"), (3, "0.3", "3", "2", "1", "8"),
      (5, "1", "1", "0.5", "2.5", "8"), (6, "1", "3", "2", "1", "7"),
    ] {
      var plan = try Bench.scenario(
        Bench.madeUp,
        [
          ("world.success.agent_kind", kind), ("world.success.task", task),
          ("world.success.cell", cell), ("world.success.base", base), ("seed", seed),
        ]
      ).plan
      plan.name = "tiny/\(all[number].name)"
      #expect(all[number].plan == plan, "\(all[number].name)")
    }
    #expect(all[8].plan.world.horizon == .days(5))
    #expect(
      all[5].changes == [
        "world.success.agent_kind: 1", "world.success.task: 1", "world.success.cell: 1", "seed: 8",
        "world.success.base: 2.5", "world.success.cell: 0.5",
      ])
  }

  @Test("keys with the same last word are called by more of them")
  func names() throws {
    let grid = "\ngrid: {world.success.task: [1, 2], world.service.task: [0.1, 0.2]}\n"
    #expect(
      try Bench.scenario(Bench.madeUp + grid).variations.map(\.name) == [
        "success.task=1_service.task=0.1", "success.task=1_service.task=0.2",
        "success.task=2_service.task=0.1", "success.task=2_service.task=0.2",
      ])
  }

  @Test("the command line puts another in its place, or takes it away")
  func changes() throws {
    let plain = [(key: "variations", value: "{}")]
    let other = try Bench.scenario(Self.text, plain + [("grid", "{horizon: [3d, 4d, 5d]}")])
    #expect(other.variations.map(\.name) == ["horizon=3d", "horizon=4d", "horizon=5d"])
    #expect(other.variations.map(\.plan.world.horizon) == [.days(3), .days(4), .days(5)])
    let none = try Bench.scenario(Self.text, plain + [("grid", "{}")])
    #expect(none.variations.isEmpty && none.grid == nil)
  }
}
