// `fleetlab power`. Not here: the numbers (`Experiments/Pilot.swift`), their text (`LabReports`).

import Experiments
import Foundation
import LabReports
import ScenarioFiles

/// Plays a pilot and says how many replications its questions need.
struct PowerCommand: RunnableCommand {
  private let path: String
  private let jobs: Int
  private let changes: ScenarioChanges

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    var changes = ScenarioChanges()
    changes.replications = arguments.number("pilot") ?? 20
    changes.settings = arguments.assignments("set")
    self.changes = changes
  }

  func run(console: Console) throws -> ExitCode {
    let scenario = try ScenarioInput.scenario(path, changes: changes, command: "power")
    let plans = scenario.variations.isEmpty ? [scenario.plan] : scenario.variations.map(\.plan)
    var documents: [String] = []
    for var plan in plans {
      plan.seeds = .tuning
      let (result, timing) = try BaselineRun.play(plan, jobs: jobs, console)
      let pilot = Pilot(of: result)
      documents.append(
        console.format == .json ? PilotText.json(of: pilot) : PilotText.text(of: pilot))
      announce(timing, pilot, console)
    }
    console.answer(documents.joined(separator: "\n"))
    return .done
  }

  /// By the clock, so not part of the answer.
  private func announce(_ timing: RunTiming, _ pilot: Pilot, _ console: Console) {
    let each = timing.seconds / Double(pilot.plan.replications)
    let counts = (pilot.targets + pilot.arms).flatMap { question in
      question.needs.flatMap { [$0.alone, $0.inFamily] } + [question.settling?.count]
    }
    let most = max(Comparison.fewestForVerdict, counts.compactMap(\.self).max() ?? 0)
    console.message(
      "wall clock: \(fixed(each, 3)) s for each replication of all arms on \(jobs) "
        + "\(jobs == 1 ? "core" : "cores"), so \(fixed(each * Double(Pilot.full), 1)) s for "
        + "\(Pilot.full) and \(fixed(each * Double(most), 1)) s for \(most), the most that is asked"
    )
  }
}
