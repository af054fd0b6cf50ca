// `fleetlab run`. Not here: reading the scenario (`ScenarioInput.swift`), playing it (`Experiments`), which
// files there are (`RunFiles.swift`), what they say (`LabReports`), how they get to the disk (`OutputFiles`).

import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import LabReports
import LearningCore
import OutputFiles
import ScenarioFiles

/// Plays a scenario and writes its folder of results.
struct RunCommand: RunnableCommand {
  private let path: String
  private let out: String?
  private let jobs: Int
  private let isForced: Bool
  private let changes: ScenarioChanges

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
    out = arguments.text("out")
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    isForced = arguments.flag("force")
    var changes = ScenarioChanges()
    changes.seed = arguments.number("seed")
    changes.replications = arguments.number("replications")
    changes.arms = arguments.names("arms")
    changes.settings = arguments.assignments("set")
    self.changes = changes
  }

  func run(console: Console) throws -> ExitCode {
    let scenario = try ScenarioInput.scenario(path, changes: changes, command: "run")
    let target = out ?? "out/\(scenario.plan.name)"
    // Claimed before the work, so that nobody waits for a run whose folder is refused.
    var folder = try claim(target)
    let plans = scenario.variations.isEmpty ? [scenario.plan] : scenario.variations.map(\.plan)
    announce(scenario, console)
    // Arms and yardsticks of each replication, then one timed replication of each arm.
    console.beginProgress(
      total: plans.reduce(0) { $0 + ($1.arms.count + 1) * $1.replications + $1.arms.count })
    let answer: String
    do {
      defer { console.endProgress() }
      answer =
        scenario.variations.isEmpty
        ? try runPlan(of: scenario, into: &folder, target, console)
        : try runVariations(of: scenario, into: &folder, target, console)
    }
    do throws(OutputError) { try folder.commit() } catch {
      throw MissingFile(target, "can't be written: \(error)")
    }
    console.answer(answer)
    console.message("report: \(target)/report.md")
    return .done
  }

  private func runPlan(
    of scenario: Scenario, into folder: inout OutputFolder, _ target: String, _ console: Console
  ) throws -> String {
    let (result, timing) = try play(scenario.plan, console: console)
    let files = RunFiles.all(of: result, timing, origin(of: scenario), scenarioPath: path)
    try write(files, into: &folder, target)
    return console.format == .json
      ? SummaryJSON.text(of: result) : TerminalSummary.text(of: result)
  }

  /// One after the other, each with all cores; of a result that is written only its figures are kept.
  private func runVariations(
    of scenario: Scenario, into folder: inout OutputFolder, _ target: String, _ console: Console
  ) throws -> String {
    var figures: [VariationFigures] = []
    for variation in scenario.variations {
      let (result, timing) = try play(variation.plan, console: console)
      let files = RunFiles.all(of: result, timing, origin(of: scenario), scenarioPath: path)
      try write(files, into: &folder, target, part: variation.name)
      figures.append(
        VariationFigures(
          variation.name, changes: variation.changes, levels: variation.levels, result: result))
    }
    let (name, summary) = (scenario.plan.name, scenario.plan.summary)
    let map = GridMap(scenario.grid, figures)
    let files = RunFiles.overall(name, summary, of: figures, map, origin(of: scenario))
    try write(files, into: &folder, target)
    if console.format == .json { return VariationsSummary.json(name: name, of: figures) }
    return map?.summary(name: name) ?? VariationsSummary.text(name: name, of: figures)
  }

  private func write(
    _ files: [RunFiles.File], into folder: inout OutputFolder, _ target: String,
    part: String? = nil
  ) throws {
    for (name, text) in files {
      precondition(RunFiles.names.contains(name), "'\(name)' isn't known as a run's file")
      do throws(OutputError) { try folder.write(text, to: name, in: part) } catch {
        let place = [target, part, name].compactMap(\.self).joined(separator: "/")
        throw MissingFile(place, "can't be written: \(error)")
      }
    }
  }

  private func announce(_ scenario: Scenario, _ console: Console) {
    let plan = scenario.plan
    let many = scenario.variations.isEmpty ? "" : "\(scenario.variations.count) variations × "
    console.message(
      "\(plan.name): \(many)\(plan.arms.count) arms × \(plan.replications) replications, "
        + "\(plan.world.horizon) each, on \(jobs) \(jobs == 1 ? "core" : "cores")")
    for variation in scenario.variations {
      let changes = variation.changes.isEmpty ? ["nothing"] : variation.changes
      console.detail("variation '\(variation.name)' changes \(changes.joined(separator: ", "))")
    }
    console.detail("seed \(plan.seed), control '\(plan.control)', \(plan.windowText) count")
    for arm in plan.arms {
      console.detail("arm '\(arm.name)': who \(arm.selection), how \(Self.how(arm))")
    }
  }

  private static func how(_ arm: Arm) -> String {
    let preset = LearningPreset.catalogue.first { $0.parameters == arm.parameters }?.name
    return (preset ?? "with settings of its own") + (arm.mode.learns ? "" : ", frozen")
  }

  private func claim(_ target: String) throws -> OutputFolder {
    do throws(OutputError) {
      return try OutputFolder(path: target, files: RunFiles.names, force: isForced)
    } catch {
      // What the disk refuses is no fault of the command line.
      if case .system = error { throw MissingFile(target, "can't be written: \(error)") }
      throw UsageError("--out: \(error)", in: "run")
    }
  }

  private func play(
    _ plan: ExperimentPlan, console: Console
  ) throws -> (ExperimentResult, RunTiming) {
    let runner = ExperimentRunner(
      plan, jobs: jobs, progress: { _, _, label in console.step(arm: label) },
      isInterrupted: { console.isInterrupted })
    let (result, timing): (ExperimentResult, RunTiming)
    do throws(Interrupted) { (result, timing) = try runner.run() } catch { throw Interruption() }
    for (arm, seconds) in zip(plan.arms, timing.armSeconds) {
      console.detail("arm '\(arm.name)' took \(fixed(seconds, 2)) s of one core")
    }
    console.detail("yardsticks took \(fixed(timing.yardstickSeconds, 2)) s of one core")
    return (result, timing)
  }

  private func origin(of scenario: Scenario) -> Origin {
    Origin(
      scenarioDigest: "sha256:\(scenario.digest)", command: command(scenario),
      version: Version().version)
  }

  /// What to type for the same bytes; how many jobs, and where to, changes none of them.
  private func command(_ scenario: Scenario) -> String {
    let file = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    return (["fleetlab run \(file)"] + scenario.replaced).joined(separator: " ")
  }
}
