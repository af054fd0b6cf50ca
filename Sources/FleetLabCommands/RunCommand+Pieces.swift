// What `fleetlab run` does with pieces that were played before. Not here: keeping them (`KeptPieces.swift`).

import Experiments
import Foundation
import LabReports
import OutputFiles
import ScenarioFiles

extension RunCommand {
  /// Opens the cache, or this run's progress, and says what of it counts.
  func keptPieces(
    for plans: [ExperimentPlan], _ target: String, _ console: Console
  ) throws -> KeptPieces {
    let kept: KeptPieces
    do throws(OutputError) {
      kept =
        if let cache { try .cache(cache, console: console) } else {
          try .progress(of: target, resumes: resumes, console: console)
        }
    } catch { throw failure(error) }
    let there = plans.reduce(0) { $0 + kept.count(of: $1) }
    let all = plans.reduce(0) { $0 + ($1.arms.count + 1) * $1.replications }
    if let cache {
      console.message("\(there) of \(all) steps were played before and are taken from \(cache)")
    } else if resumes {
      console.message(
        there == 0
          ? "nothing to resume: no progress of this run is there; starting from the beginning"
          : "resuming: \(there) of \(all) steps were played before")
    } else if there > 0 {
      console.message(
        "an interrupted run left \(there) of \(all) steps, which --resume would use; "
          + "starting from the beginning")
    }
    return kept
  }

  /// Whether the folder holds just what this run would write, as its manifests say.
  func isFinished(_ target: String, _ scenario: Scenario) -> Bool {
    let plans: [(part: String, plan: ExperimentPlan)] =
      scenario.variations.isEmpty
      ? [("", scenario.plan)] : scenario.variations.map { ("/\($0.name)", $0.plan) }
    return plans.allSatisfy { part, plan in
      let manifest = FileManager.default.contents(atPath: "\(target)\(part)/manifest.json")
      return manifest == Data(Manifest.text(of: plan, origin: origin(of: scenario)).utf8)
    }
  }

  /// Ends a run that was interrupted, or whose pieces can't be kept.
  func end(_ kept: KeptPieces, _ console: Console) -> any Error {
    if let failure = kept.failure {
      _ = kept.close()
      return self.failure(failure)
    }
    if kept.close() > 0, cache == nil {
      console.message("what was played is kept: the same command with --resume goes on from there")
    }
    return Interruption()
  }

  private func failure(_ error: OutputError) -> any Error {
    switch error {
    case .notAJournal(let path), .otherJournal(let path), .damaged(let path, _):
      UnusableInput([Diagnostic(file: path, String("\(error)".trimmingPrefix("\(path) ")))])
    case .system(_, let path, _): MissingFile(path, "\(error)")
    default: UsageError("\(cache == nil ? "--out" : "--cache"): \(error)", in: "run")
    }
  }
}
