// `fleetlab run`. Not here: reading the scenario (`ScenarioInput.swift`), playing it (`Experiments`), what the
// files say (`LabReports`), how they get to the disk (`OutputFiles`).

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

  /// What a run writes; somebody's notes beside them keep a folder from being replaced.
  static let files: Set = [
    "manifest.json", "report.md", "runs.csv", "daily.csv", "fingerprints.csv", "yardsticks.csv",
    "yardsticks_daily.csv", "comparisons.csv", "verdicts.json", "overhead.csv", "overhead.json",
    "timing.json",
  ]

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
    let plan = scenario.plan
    let target = out ?? "out/\(plan.name)"
    // Claimed before the work, so that nobody waits for a run whose folder is refused.
    var folder = try claim(target)
    console.message(
      "\(plan.name): \(plan.arms.count) arms × \(plan.replications) replications, "
        + "\(plan.world.horizon) each, on \(jobs) \(jobs == 1 ? "core" : "cores")")
    console.detail("seed \(plan.seed), control '\(plan.control)', \(plan.windowText) count")
    for arm in plan.arms {
      console.detail("arm '\(arm.name)': who \(arm.selection), how \(Self.how(arm))")
    }
    let (result, timing) = try play(plan, console: console)
    for (arm, seconds) in zip(plan.arms, timing.armSeconds) {
      console.detail("arm '\(arm.name)' took \(fixed(seconds, 2)) s of one core")
    }
    console.detail("yardsticks took \(fixed(timing.yardstickSeconds, 2)) s of one core")
    let origin = Origin(
      scenarioDigest: "sha256:\(scenario.digest)", command: command(scenario),
      version: Version().version)
    for (name, text) in files(result, timing, origin) {
      precondition(Self.files.contains(name), "'\(name)' isn't known as a run's file")
      do throws(OutputError) { try folder.write(text, to: name) } catch {
        throw MissingFile("\(target)/\(name)", "can't be written: \(error)")
      }
    }
    do throws(OutputError) { try folder.commit() } catch {
      throw MissingFile(target, "can't be written: \(error)")
    }
    console.answer(
      console.format == .json ? SummaryJSON.text(of: result) : TerminalSummary.text(of: result))
    console.message("report: \(target)/report.md")
    return .done
  }

  private static func how(_ arm: Arm) -> String {
    let preset = LearningPreset.catalogue.first { $0.parameters == arm.parameters }?.name
    return (preset ?? "with settings of its own") + (arm.mode.learns ? "" : ", frozen")
  }

  private func claim(_ target: String) throws -> OutputFolder {
    do throws(OutputError) {
      return try OutputFolder(path: target, files: Self.files, force: isForced)
    } catch {
      // What the disk refuses is no fault of the command line.
      if case .system = error { throw MissingFile(target, "can't be written: \(error)") }
      throw UsageError("--out: \(error)", in: "run")
    }
  }

  private func play(
    _ plan: ExperimentPlan, console: Console
  ) throws -> (ExperimentResult, RunTiming) {
    // Arms and yardsticks of each replication, then one timed replication of each arm.
    console.beginProgress(total: (plan.arms.count + 1) * plan.replications + plan.arms.count)
    defer { console.endProgress() }
    let runner = ExperimentRunner(
      plan, jobs: jobs, progress: { _, _, label in console.step(arm: label) },
      isInterrupted: { console.isInterrupted })
    do throws(Interrupted) { return try runner.run() } catch { throw Interruption() }
  }

  /// What to type for the same bytes; how many jobs, and where to, changes none of them.
  private func command(_ scenario: Scenario) -> String {
    let file = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    return (["fleetlab run \(file)"] + scenario.replaced).joined(separator: " ")
  }

  private func files(
    _ result: ExperimentResult, _ timing: RunTiming, _ origin: Origin
  ) -> [(name: String, text: String)] {
    let version = Version()
    let circumstances = Circumstances(
      arguments: CommandLine.arguments, paths: [("scenario", path)], commit: version.commit,
      platform: [
        ("system", version.system), ("architecture", version.architecture),
        ("libc", version.libc), ("swift", version.swift), ("gsl", version.gsl),
      ])
    return [
      ("manifest.json", Manifest.text(of: result.plan, origin: origin)),
      ("report.md", ReportMarkdown.text(of: result, origin: origin)),
      ("runs.csv", RunsCSV.text(of: result)), ("daily.csv", DailyCSV.text(of: result)),
      ("yardsticks.csv", YardsticksCSV.text(of: result)),
      ("yardsticks_daily.csv", YardsticksDailyCSV.text(of: result)),
      ("comparisons.csv", ComparisonsCSV.text(of: result)),
      ("verdicts.json", VerdictsJSON.text(of: result)),
      ("fingerprints.csv", FingerprintsCSV.text(of: result)),
      ("overhead.csv", OverheadCSV.text(of: timing, in: result.plan)),
      ("overhead.json", OverheadJSON.text(of: timing, in: result.plan)),
      (
        "timing.json",
        TimingJSON.text(of: timing, in: result.plan, circumstances: circumstances)
      ),
    ]
  }
}
