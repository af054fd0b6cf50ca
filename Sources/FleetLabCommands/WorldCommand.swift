// `fleetlab world`. Not here: the sheet (`Experiments/WorldSheet.swift`), its text (`LabReports`).

import Experiments
import Foundation
import GroundTruth
import LabReports
import OutputFiles
import ScenarioFiles

/// Says what a scenario's worlds hold before any learner runs in them.
struct WorldCommand: RunnableCommand {
  private let path: String
  private let out: String?
  private let jobs: Int
  private let isForced: Bool
  private let changes: ScenarioChanges

  /// What `--out` may hold.
  static let files: Set = ["manifest.json", "world.txt", "world.csv", "rules.csv", "agents.csv"]

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
    out = arguments.text("out")
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    isForced = arguments.flag("force")
    var changes = ScenarioChanges()
    changes.seed = arguments.number("seed")
    changes.replications = arguments.number("replications")
    changes.settings = arguments.assignments("set")
    self.changes = changes
  }

  func run(console: Console) throws -> ExitCode {
    let scenario = try ScenarioInput.scenario(path, changes: changes, command: "world")
    guard !scenario.variations.isEmpty else {
      try show(scenario.plan, of: scenario, into: out, console)
      return .done
    }
    for variation in scenario.variations {
      try show(variation.plan, of: scenario, into: out.map { "\($0)/\(variation.name)" }, console)
    }
    return .done
  }

  private func show(
    _ plan: ExperimentPlan, of scenario: Scenario, into target: String?, _ console: Console
  ) throws {
    // Claimed before the work, so that nobody waits for a sheet whose folder is refused.
    guard let target else {
      answer(try sheet(plan, console), console)
      return
    }
    do throws(OutputError) {
      var folder = try OutputFolder(path: target, files: Self.files, force: isForced)
      guard let made = try? sheet(plan, console) else { throw .beingWritten(target) }
      let origin = Origin(
        scenarioDigest: "sha256:\(scenario.digest)",
        command: (["fleetlab world \(URL(fileURLWithPath: path).lastPathComponent)"]
          + scenario.replaced).joined(separator: " "), version: Version().version)
      for (name, text) in [
        ("manifest.json", Manifest.text(of: plan, origin: origin)),
        ("world.txt", WorldSheetText.text(of: made)), ("world.csv", WorldSheetText.csv(of: made)),
        ("rules.csv", WorldSheetText.rulesCSV(of: made)),
        ("agents.csv", WorldSheetText.agentsCSV(of: made)),
      ] { try folder.write(text, to: name) }
      try folder.commit()
      answer(made, console)
      console.message("sheet: \(target)/world.txt")
    } catch {
      if console.isInterrupted { throw Interruption() }
      if case .system = error { throw MissingFile(target, "can't be written: \(error)") }
      throw UsageError("--out: \(error)", in: "world")
    }
  }

  private func answer(_ sheet: WorldSheet, _ console: Console) {
    console.answer(
      console.format == .json ? WorldSheetText.json(of: sheet) : WorldSheetText.text(of: sheet))
  }

  private func sheet(_ plan: ExperimentPlan, _ console: Console) throws -> WorldSheet {
    console.message(
      "\(plan.name): \(plan.replications) worlds of \(plan.world.horizon), on \(jobs) "
        + (jobs == 1 ? "core" : "cores"))
    console.beginProgress(total: plan.replications)
    defer { console.endProgress() }
    do throws(Interrupted) {
      return try WorldSheet.made(
        for: plan, jobs: jobs, progress: { console.step(arm: "worlds") },
        isInterrupted: { console.isInterrupted })
    } catch { throw Interruption() }
  }
}
