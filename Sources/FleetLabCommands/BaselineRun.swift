// A scenario played as checks play it, for a baseline or against one. Not here: the file
// (`BaselineStore.swift`), what follows (`BaselineUpdateCommand.swift`, `BaselineCompareCommand.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import ScenarioFiles

struct BaselineRun {
  let plan: ExperimentPlan
  let path: String
  private let jobs: Int

  /// - Throws: ``UnusableInput`` for a scenario of several plans too.
  init(_ path: String, jobs: Int, command: String) throws {
    let scenario = try ScenarioInput.scenario(path, command: command)
    guard scenario.variations.isEmpty else {
      throw UnusableInput([
        Diagnostic(
          file: path, "a baseline is of one plan, and this has variations; make a scenario of each")
      ])
    }
    var plan = scenario.plan
    plan.seeds = .ci
    (self.plan, self.path, self.jobs) = (plan, path, jobs)
  }

  init(_ plan: ExperimentPlan, path: String, jobs: Int) {
    (self.plan, self.path, self.jobs) = (plan, path, jobs)
  }

  /// What numbers of this plan, played by this program, come from.
  var source: Baseline.Source {
    let version = Version()
    return Baseline.Source(
      scenario: plan.name, planHash: "sha256:" + Manifest.planHash(of: plan).hexadecimal,
      version: version.version,
      commit: version.commit, worldVersion: Manifest.worldVersion,
      generator: Manifest.generatorName, generatorVersion: Manifest.generatorVersion,
      platform: "\(version.system) \(version.architecture), \(version.libc), GSL \(version.gsl), "
        + "Swift \(version.swift)")
  }

  func play(_ console: Console) throws -> ExperimentResult {
    try Self.play(plan, jobs: jobs, console).result
  }

  static func play(
    _ plan: ExperimentPlan, jobs: Int, _ console: Console
  ) throws -> (result: ExperimentResult, timing: RunTiming) {
    console.message(
      "\(plan.name): \(plan.arms.count) arms × \(plan.replications) replications, "
        + "\(plan.world.horizon) each, on \(jobs) \(jobs == 1 ? "core" : "cores")")
    console.beginProgress(total: (plan.arms.count + 1) * plan.replications)
    defer { console.endProgress() }
    let runner = ExperimentRunner(
      plan, jobs: jobs, progress: { _, _, label in console.step(arm: label) },
      isInterrupted: { console.isInterrupted })
    do throws(Interrupted) { return try runner.run(measuresOverhead: false) } catch {
      throw Interruption()
    }
  }

  /// - Throws: ``UnusableInput`` where a measure isn't defined in a replication.
  func scores(of result: ExperimentResult) throws -> ScoreSheet {
    do throws(ScoreProblem) { return try result.scoreSheet() } catch {
      throw UnusableInput([
        Diagnostic(file: path, "\(error); choose another measure, or more or other days")
      ])
    }
  }

  /// Refuses a baseline whose numbers mean something else than this plan's.
  func check(_ baseline: Baseline, at file: String) throws {
    if let mismatch = baseline.mismatch(with: source) {
      throw UnusableInput([Diagnostic(file: file, mismatch)])
    }
  }

  /// - Throws: ``UnusableInput`` where the baseline lacks an arm or a replication.
  func compare(
    _ scores: ScoreSheet, with baseline: Baseline, at file: String, margin: Double
  ) throws -> BaselineComparison {
    do throws(ScoreProblem) {
      return try BaselineComparison(of: scores, against: baseline, margin: margin)
    } catch {
      throw UnusableInput([
        Diagnostic(
          file: file, "\(error); make a new baseline with fleetlab baseline update")
      ])
    }
  }
}
