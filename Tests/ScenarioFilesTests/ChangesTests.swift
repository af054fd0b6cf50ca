// What the command line puts in place of what a scenario says. Not here: the command line.

import Experiments
import ScenarioFiles
import Testing

struct ChangesTests {
  private func changes(_ change: (inout ScenarioChanges) -> Void) -> ScenarioChanges {
    var changes = ScenarioChanges()
    change(&changes)
    return changes
  }

  @Test("a change says what the file would say")
  func equivalence() throws {
    let text = Bench.madeUp.replacing("horizon: 3d", with: "horizon: 4d")
      .replacing("{median: 2s}", with: "{median: 5s, task: 0.5}")
      .replacing("arms:", with: "report: {measure: error_rate}\narms:")
    let changed = try Bench.scenario(
      Bench.madeUp,
      [
        ("horizon", "4d"), ("world.service.median", "5s"), ("world.service.task", "0.5"),
        ("report.measure", "error_rate"),
      ])
    #expect(try Bench.scenario(text, []).plan == changed.plan)
    #expect(changed.digest == (try Bench.scenario(Bench.madeUp, []).digest), "of the file")
    #expect(changed.replaced.first == "--set horizon=4d" && changed.replaced.count == 4)
  }

  @Test("a later change stands above an earlier one, and options above --set")
  func order() throws {
    let plan = try Bench.scenario(
      Bench.madeUp,
      changes {
        $0.settings = [("seed", "5"), ("replications", "5"), ("replications", "6"), ("seed", "7")]
        $0.seed = 8
      }
    ).plan
    #expect(plan.seed == 8 && plan.replications == 6)
  }

  @Test("arms that are named are kept, the control with them, targets where both are")
  func arms() throws {
    let text =
      Bench.madeUp
        + """

          third: {who: round-robin}
        targets:
          - improvement: {arm: learner, at_least: 1 %}
          - improvement: {arm: third, at_least: 1 %}
        report: {control: learner}
        """.replacing("\n", with: "\n")
    let plan = try Bench.scenario(
      text.replacing("report: {control: learner}", with: "report: {control: control}"),
      changes { $0.arms = ["third"] }
    ).plan
    #expect(plan.arms.map(\.name) == ["control", "third"])
    #expect(plan.control == "control" && plan.targets.map(\.arm) == ["third"])
  }

  @Test("a target of all arms, or of a sweep, is one for each but the arm it is compared with")
  func manyArms() throws {
    func targets(_ arm: String, against: String) throws -> [Target] {
      let text =
        Bench.madeUp
          + """

            third: {who: [round-robin, thompson]}
          targets:
            - improvement: {arm: \(arm), at_least: 1 %, against: \(against)}
            - memory: {arm: \(arm), at_most_kib: 9}
          """
      let plan = try Bench.scenario(text).plan
      #expect(plan.limits.count == (arm == "all" ? 4 : 2))
      return plan.targets
    }
    let sweep = ["third/round-robin", "third/thompson"]
    #expect(try targets("third", against: "control").map(\.arm) == sweep)
    #expect(try targets("all", against: "control").map(\.arm) == ["learner"] + sweep)
    #expect(try targets("all", against: sweep[0]).map(\.arm) == ["control", "learner", sweep[1]])
  }

  /// What is given, and what must be named.
  static let misfits: [(key: String, value: String, named: [String])] = [
    ("horizn", "4d", ["'horizn'", "did you mean 'horizon'?"]),
    ("world.service.medan", "4s", ["'medan'", "'median'"]),
    ("seed", "1.5", ["seed", "'1.5'", "whole number"]),
    ("seed", "-1", ["seed", "-1", "0 to"]),
    ("horizon", "30", ["horizon", "'30' is no duration"]),
    ("horizon", "", ["--set horizon", "''"]),
    ("horizon", "[4d", ["--set horizon", "'[4d'"]),
    ("horizon", "{days: 4}", ["horizon", "no duration"]),
    ("seed.number", "4", ["--set seed.number", "no section"]),
    ("seed..number", "4", ["--set seed..number"]),
    ("world.", "4", ["--set world."]),
    ("arms.learner.who", "thomson", ["'thomson'", "'thompson'"]),
    ("fleet.capacity", "0", ["capacity", "unlimited"]),
    ("name", "\"a\\nb\"", ["'a\\nb'"]),
  ]

  @Test(
    "what doesn't fit is a fault of the option, in one line, and nothing is read",
    arguments: misfits)
  func misfit(key: String, value: String, named: [String]) throws {
    do {
      _ = try Bench.scenario(Bench.madeUp, [(key, value)])
      Issue.record("\(key)=\(value) was taken")
    } catch let error as ScenarioProblems {
      #expect(error.inFile.isEmpty)
      let sentence = try #require(error.inChanges.first)
      #expect(sentence.hasPrefix("--set ") && sentence.contains(";"), "\(sentence)")
      #expect(!sentence.contains("\n"))
      for word in named { #expect(sentence.contains(word), "\(sentence)") }
    }
  }

  @Test("an arm that isn't there is a fault of the option")
  func unknownArm() throws {
    do {
      _ = try Bench.scenario(Bench.madeUp, changes { $0.arms = ["lerner"] })
      Issue.record("an unknown arm was taken")
    } catch let error as ScenarioProblems {
      #expect(error.inFile.isEmpty)
      #expect(
        error.inChanges == ["--arms: no arm is called 'lerner'; did you mean 'learner'?"])
    }
  }
}
