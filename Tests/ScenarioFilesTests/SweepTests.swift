// Arms that sweep: which arms they stand for, their names, and how the command line names them.
// Not here: sweeps that are refused (`Tests/Broken`), effects (`ExperimentsTests`).

import Experiments
import FleetSimulation
import LearningCore
import ScenarioFiles
import Testing

struct SweepTests {
  private static let swept: Bench.Settings = [
    (
      "arms.tuned",
      "{who: [thompson, load-balanced], how: {learning_rate: [0.05, 0.10], learns: [true, false]}}"
    )
  ]

  private static let names = [
    "tuned/thompson/learning_rate=0.05/learns=true",
    "tuned/thompson/learning_rate=0.05/learns=false",
    "tuned/thompson/learning_rate=0.10/learns=true",
    "tuned/thompson/learning_rate=0.10/learns=false",
    "tuned/load-balanced/learning_rate=0.05/learns=true",
    "tuned/load-balanced/learning_rate=0.05/learns=false",
    "tuned/load-balanced/learning_rate=0.10/learns=true",
    "tuned/load-balanced/learning_rate=0.10/learns=false",
  ]

  @Test("every combination is an arm, just as if it had been written out")
  func combinations() throws {
    let plan = try Bench.scenario(Bench.madeUp, Self.swept).plan
    #expect(plan.arms.map(\.name) == ["control", "learner"] + Self.names)
    for (number, name) in Self.names.enumerated() {
      let who = number < 4 ? "thompson" : "load-balanced"
      let rate = number % 4 < 2 ? "0.05" : "0.1"
      let learns = number % 2 == 0 ? "true" : "false"
      let how = "{learning_rate: \(rate), learns: \(learns)}"
      let written = try Bench.scenario(
        Bench.madeUp, [("arms.tuned", "{who: \(who), how: \(how)}")]
      ).plan
      var arm = try #require(written.arms.last)
      arm.name = name
      #expect(plan.arms[number + 2] == arm, "\(name)")
    }
    let factors = [
      Crossing.Factor("who", levels: ["thompson", "load-balanced"]),
      Crossing.Factor("learning_rate", levels: ["0.05", "0.10"]),
      Crossing.Factor("learns", levels: ["true", "false"]),
    ]
    #expect(plan.sweeps == [Sweep("tuned", Crossing(factors))])
    #expect(plan.sweeps[0].arms == Self.names)
  }

  @Test("presets are swept by their words, beside a policy that isn't")
  func presets() throws {
    let plan = try Bench.scenario(
      Bench.madeUp, [("arms.learner.how", "[frozen, conservative, aggressive]")]
    ).plan
    #expect(
      plan.arms.map(\.name) == [
        "control", "learner/frozen", "learner/conservative", "learner/aggressive",
      ])
    #expect(plan.arms.map(\.mode.learns) == [false, false, true, true])
    #expect(plan.arms[2].parameters == LearningPreset.conservative.parameters)
    #expect(plan.arms[3].parameters == LearningPreset.aggressive.parameters)
    #expect(plan.arms.dropFirst().allSatisfy { $0.selection == "thompson" })
  }

  @Test("nothing is swept where nothing is a list")
  func none() throws { #expect(try Bench.scenario(Bench.madeUp).plan.sweeps.isEmpty) }

  @Test("--arms keeps all of a sweep by its name, or single combinations")
  func kept() throws {
    var changes = ScenarioChanges()
    changes.settings = Self.swept
    changes.arms = ["tuned"]
    let all = try Bench.scenario(Bench.madeUp, changes).plan
    #expect(all.arms.map(\.name) == ["control"] + Self.names && all.sweeps.count == 1)
    changes.arms = [Self.names[3], "learner"]
    let some = try Bench.scenario(Bench.madeUp, changes).plan
    #expect(some.arms.map(\.name) == ["control", "learner", Self.names[3]])
    #expect(some.sweeps.isEmpty, "effects need every combination")
    changes.arms = ["tuned/thompson/learning_rate=0.5/learns=true"]
    #expect(throws: ScenarioProblems.self) { try Bench.scenario(Bench.madeUp, changes) }
  }

  @Test("control and targets name a combination")
  func named() throws {
    let (one, other) = (Self.names[0], Self.names[7])
    let settings: Bench.Settings = [
      ("report.control", other),
      ("targets", "[{improvement: {arm: \(one), at_least: 20 %}}]"),
    ]
    let plan = try Bench.scenario(Bench.madeUp, Self.swept + settings).plan
    #expect(plan.control == other)
    #expect(plan.targets.map(\.arm) == [one] && plan.targets.map(\.reference) == [other])
  }
}
