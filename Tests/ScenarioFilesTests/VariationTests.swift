// Variations: what each changes, what the command line changes in all of them, and where their errors stand.
// Not here: playing them (`CommandTests`), changes by the command line alone (`ChangesTests.swift`).

import Experiments
import ScenarioFiles
import Testing

struct VariationTests {
  private static let text =
    Bench.madeUp + """

      variations:
        plain: {}
        slow:
          world.service: {median: 5s, task: 0.5}
          horizon: 6d
          report.window: 5-6
        other-seed: {seed: 9, arms.learner.how.preset: aggressive, world.drift.walk: {every_days: 1, share: 0.5}}

      """

  /// The same by `--set`, but for the name.
  private func isSame(_ variation: Variation, as settings: Bench.Settings) throws -> Bool {
    var plan = try Bench.scenario(Bench.madeUp, settings).plan
    plan.name = "tiny/\(variation.name)"
    return variation.plan == plan
  }

  @Test("each is the scenario with what it changes, in the order of the file")
  func plans() throws {
    let scenario = try Bench.scenario(Self.text)
    #expect(scenario.plan == (try Bench.scenario(Bench.madeUp).plan), "the scenario itself stays")
    let all = scenario.variations
    #expect(all.map(\.name) == ["plain", "slow", "other-seed"])
    #expect(all.map(\.plan.name) == ["tiny/plain", "tiny/slow", "tiny/other-seed"])
    #expect(try isSame(all[0], as: []))
    #expect(
      try isSame(
        all[1],
        as: [
          ("world.service", "{median: 5s, task: 0.5}"), ("horizon", "6d"),
          ("report.window", "5-6"),
        ]))
    #expect(
      try isSame(
        all[2],
        as: [
          ("seed", "9"), ("arms.learner.how.preset", "aggressive"),
          ("world.drift.walk", "{every_days: 1, share: 0.5}"),
        ]))
    #expect(
      all[1].changes == [
        "world.service: {median: 5s, task: 0.5}", "horizon: 6d", "report.window: 5-6",
      ])
    #expect(try Bench.scenario(Bench.madeUp).variations.isEmpty)
  }

  @Test("the command line has the last word, and can take the variations away")
  func changes() throws {
    let settings = [(key: "replications", value: "7"), (key: "seed", value: "4")]
    let all = try Bench.scenario(Self.text, settings).variations
    #expect(all.map(\.plan.replications) == [7, 7, 7] && all.map(\.plan.seed) == [4, 4, 4])
    var changes = ScenarioChanges()
    changes.arms = ["control"]
    #expect(
      try Bench.scenario(Self.text, changes).variations.allSatisfy { $0.plan.arms.count == 1 })
    #expect(try Bench.scenario(Self.text, [("variations", "{}")]).variations.isEmpty)
    let one = try Bench.scenario(Self.text, [("variations", "{mine: {horizon: 9d}}")]).variations
    #expect(one.map(\.name) == ["mine"] && one[0].plan.world.horizon == .days(9))
    #expect(throws: ScenarioProblems.self) {
      try Bench.scenario(Self.text, [("variations.plain.horizn", "4d")])
    }
  }

  @Test("a recorded world's traces are those of all variations, each once")
  func traces() throws {
    let other =
      "\nvariations:\n  timed: {world.recorded.trace: good-trace-with-seconds.csv}\n  as-is: {}\n"
    let scenario = try Bench.scenario(Bench.recorded + other)
    #expect(scenario.traces == ["good-trace.csv", "good-trace-with-seconds.csv"])
    #expect(scenario.variations[0].plan != scenario.variations[1].plan)
  }

  @Test("more than a hundred are refused at once, and not read one by one")
  func many() throws {
    let names = (0..<1_500).map { "v\($0): {seed: -1}" }.joined(separator: ", ")
    let began = ContinuousClock.now
    do {
      _ = try Bench.scenario(Bench.madeUp + "\nvariations: {\(names)}\n")
      Issue.record("1500 variations were taken")
    } catch let problems as ScenarioProblems {
      #expect(problems.inFile.contains { $0.message.contains("1500 are too many; write 100") })
      #expect(problems.inFile.count == 101)
    }
    let took = ContinuousClock.now - began
    #expect(took < .seconds(5))
  }
}
