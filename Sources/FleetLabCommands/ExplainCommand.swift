// `fleetlab explain`. Not here: finding a story out (`FleetSimulation/StoryTeller.swift`), telling it
// (`LabReports/StoryText.swift`).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import LabReports
import ScenarioFiles
import Stochastics

/// Tells what happened to one task of one replication of one arm.
struct ExplainCommand: RunnableCommand {
  private let path: String
  private let arm: String?
  private let replication: Int?
  private let task: Int
  private let variation: String?
  private let changes: ScenarioChanges

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
    arm = arguments.text("arm")
    replication = arguments.number("replication")
    task = arguments.number("task") ?? 0
    variation = arguments.text("variation")
    var changes = ScenarioChanges()
    changes.seed = arguments.number("seed")
    changes.settings = arguments.assignments("set")
    self.changes = changes
  }

  func run(console: Console) throws -> ExitCode {
    let scenario = try ScenarioInput.scenario(path, changes: changes, command: "explain")
    let plan = try plan(of: scenario)
    let arm = try chosenArm(of: plan)
    let number = replication ?? plan.number(ofReplication: 0)
    let chance = StreamRoot(seed: plan.seed, replication: number)
    let world = World(plan.world, chance: chance)
    let count = world.workload.tasks.count
    guard task < count else {
      let there = count == 0 ? "no task at all" : "tasks 0 to \(count - 1)"
      throw UsageError(
        "'--task \(task)' isn't there: replication \(number) has \(there)", in: "explain")
    }
    console.detail("'\(plan.name)', arm '\(arm.name)': replaying replication \(number)")
    let story = TaskStory.told(of: TaskID(task), by: arm, in: world, chance: chance)
    console.answer(
      console.format == .json
        ? StoryJSON.text(of: story, in: plan, replication: number)
        : StoryText.text(of: story, in: plan, replication: number))
    return .done
  }

  private func plan(of scenario: Scenario) throws(UsageError) -> ExperimentPlan {
    let names = scenario.variations.map(\.name)
    guard let variation else {
      if names.isEmpty { return scenario.plan }
      throw UsageError(
        "'--variation NAME' is needed: the scenario has \(Option.sentence(names))", in: "explain")
    }
    guard let chosen = scenario.variations.first(where: { $0.name == variation }) else {
      let right = names.isEmpty ? "the scenario has none" : "there are \(Option.sentence(names))"
      throw UsageError(
        "no variation is called '\(variation)'\(Suggestion.question(variation, among: names)): "
          + right, in: "explain")
    }
    return chosen.plan
  }

  private func chosenArm(of plan: ExperimentPlan) throws(UsageError) -> Arm {
    let names = plan.arms.map(\.name)
    guard let arm else {
      throw UsageError("'--arm A' is needed: there are \(Option.sentence(names))", in: "explain")
    }
    guard let chosen = plan.arms.first(where: { $0.name == arm }) else {
      throw UsageError(
        "no arm is called '\(arm)'\(Suggestion.question(arm, among: names)): there are "
          + Option.sentence(names), in: "explain")
    }
    return chosen
  }
}
