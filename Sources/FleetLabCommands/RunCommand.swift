// `fleetlab run`. Not here: reading the scenario (`ScenarioInput.swift`), playing it (`Experiments`), which
// files there are (`RunFiles.swift`), what they say (`LabReports`), how they get to the disk (`OutputFiles`), what was played
// before (`RunCommand+Pieces.swift`).

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
  let resumes: Bool
  let cache: String?
  private let changes: ScenarioChanges
  private let stores: StoreOptions

  init(_ arguments: Arguments) throws(UsageError) {
    resumes = arguments.flag("resume")
    cache = arguments.text("cache")
    if resumes, cache != nil {
      throw UsageError(
        "--resume: a run with --cache resumes by itself; leave --resume out", in: "run")
    }
    stores = try StoreOptions(arguments)
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
    if resumes, isFinished(target, scenario) {
      KeptPieces.discardProgress(of: target, console: console)
      console.message("nothing to resume: \(target) is there already; report: \(target)/report.md")
      return .done
    }
    // Claimed before the work, so that nobody waits for a run whose folder is refused.
    var folder = try claim(target)
    announce(scenario, console)
    let plans = scenario.variations.isEmpty ? [scenario.plan] : scenario.variations.map(\.plan)
    let kept = try keptPieces(for: plans, target, console)
    let runStores = try stores.open(in: &folder, target)
    defer { runStores?.discard() }
    let player = PlanPlayer(jobs: jobs, console: console, kept: kept, stores: runStores)
    let drawings = Drawings(console)
    let answer: String
    do {
      answer =
        scenario.variations.isEmpty
        ? try runPlan(of: scenario, into: &folder, target, player, drawings, console)
        : try runVariations(of: scenario, into: &folder, target, player, drawings, console)
    } catch is Interruption { throw end(kept, console) }
    do throws(OutputError) { try folder.commit() } catch {
      throw MissingFile(target, "can't be written: \(error)")
    }
    do throws(OutputError) { try kept.finish() } catch {
      throw MissingFile(cache ?? target, "can't be written: \(error)")
    }
    console.answer(answer)
    drawings.advise(console)
    console.message("report: \(target)/report.html")
    return .done
  }

  private func runPlan(
    of scenario: Scenario, into folder: inout OutputFolder, _ target: String, _ player: PlanPlayer,
    _ drawings: Drawings, _ console: Console
  ) throws -> String {
    let (result, timing) = try player.play(scenario.plan)
    let files = try RunFiles.all(
      of: result, timing, origin(of: scenario), scenarioPath: path, drawings, console)
    try write(files, into: &folder, target)
    return console.format == .json
      ? SummaryJSON.text(of: result) : TerminalSummary.text(of: result)
  }

  /// One after the other, each with all cores; of a result that is written only its figures are kept.
  private func runVariations(
    of scenario: Scenario, into folder: inout OutputFolder, _ target: String, _ player: PlanPlayer,
    _ drawings: Drawings,
    _ console: Console
  ) throws -> String {
    var figures: [VariationFigures] = []
    for (place, variation) in scenario.variations.enumerated() {
      console.beginPart("variation \(place + 1)/\(scenario.variations.count)")
      let (result, timing) = try player.play(variation.plan, part: variation.name)
      let files = try RunFiles.all(
        of: result, timing, origin(of: scenario), scenarioPath: path, drawings, console)
      try write(files, into: &folder, target, part: variation.name)
      figures.append(
        VariationFigures(
          variation.name, changes: variation.changes, levels: variation.levels, result: result))
    }
    let (name, summary) = (scenario.plan.name, scenario.plan.summary)
    let map = GridMap(scenario.grid, figures)
    let files = try RunFiles.overall(
      name, summary, of: figures, map, origin(of: scenario), drawings, console)
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

  func origin(of scenario: Scenario) -> Origin {
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
