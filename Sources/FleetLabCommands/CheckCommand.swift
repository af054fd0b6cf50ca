// `fleetlab check`. Not here: playing (`PlanPlayer.swift`), deciding (`Experiments/Gate.swift`), the forms of the
// answer (`LabReports/Gate`).

import Experiments
import Foundation
import LabReports
import OutputFiles
import ScenarioFiles

/// Holds a scenario against its targets, on worlds that no report shows, and ends with what came of it.
struct CheckCommand: RunnableCommand {
  private let path: String
  private let jobs: Int
  private let arms: [String]?
  private let changes: ScenarioChanges
  private let files: [(option: String, path: String, text: @Sendable ([GateRecord]) -> String)]
  private let passesInconclusive: Bool
  private let baseline: String?
  private let margin: Double
  private let isStrict: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    path = arguments.operands[0]
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
    arms = arguments.names("arms")
    var changes = ScenarioChanges()
    changes.seed = arguments.number("seed")
    changes.replications = arguments.number("replications")
    changes.settings = arguments.assignments("set")
    self.changes = changes
    passesInconclusive = arguments.text("inconclusive") == "pass"
    baseline = arguments.text("baseline")
    margin = try MarginOption.value(arguments, in: "check")
    isStrict = arguments.flag("strict-baseline")
    let forms: [(String, @Sendable ([GateRecord]) -> String)] = [
      ("junit", { GateJUnit.text(of: $0) }), ("markdown", { GateMarkdown.text(of: $0) }),
      ("json", { GateJSON.text(of: $0) }), ("csv", { GateJSON.csv(of: $0) }),
    ]
    files = forms.compactMap { option, text in
      arguments.text(option).map { (option: option, path: $0, text: text) }
    }
  }

  func run(console: Console) throws -> ExitCode {
    let scenario = try ScenarioInput.scenario(path, changes: changes, command: "check")
    if let arms {
      // Read again only to have names refused that the scenario doesn't define.
      var narrowed = changes
      narrowed.arms = arms
      _ = try ScenarioInput.scenario(path, changes: narrowed, command: "check")
    }
    let plans = scenario.variations.isEmpty ? [scenario.plan] : scenario.variations.map(\.plan)
    if baseline != nil, !scenario.variations.isEmpty {
      throw UsageError(
        "--baseline: it is of one plan, and the scenario has variations", in: "check")
    }
    if baseline == nil, plans.allSatisfy({ $0.targets.isEmpty && $0.limits.isEmpty }) {
      throw UsageError(
        "\(path) sets no targets and no --baseline is given, so nothing could fail; write targets: into it",
        in: "check")
    }
    // Read before the work: nobody should wait for a file that is refused.
    let kept = try baseline.map { try BaselineStore.baseline(at: $0) }
    var (records, codes): ([GateRecord], [ExitCode]) = ([], [])
    for plan in plans {
      let (record, code) = try hold(plan, against: kept, of: scenario, console)
      records.append(record)
      codes.append(code)
    }
    for (option, path, text) in files { try write(text(records), to: path, option: option) }
    console.answer(
      console.format == .json
        ? GateJSON.text(of: records) : records.map(GateText.text).joined(separator: "\n"))
    return ExitCode.gravest(codes)
  }

  private func hold(
    _ whole: ExperimentPlan, against kept: Baseline?, of scenario: Scenario, _ console: Console
  ) throws -> (GateRecord, ExitCode) {
    var whole = whole
    whole.seeds = .ci
    let (plan, missing) = whole.keeping(arms)
    let run = BaselineRun(whole, path: path, jobs: jobs)
    if let kept, let baseline { try run.check(kept, at: baseline) }
    console.message(
      "\(plan.name): \(plan.arms.count) arms × \(plan.replications) replications, "
        + "\(plan.world.horizon) each, on \(jobs) \(jobs == 1 ? "core" : "cores")")
    let begun = console.elapsed
    let (result, timing) = try PlanPlayer(jobs: jobs, console: console).play(plan)
    console.message("took \(ProgressLine.clock(console.elapsed - begun))")
    // Scores of some arms are no scores of the plan, and a gate with arms missing is invalid anyway.
    let comparison =
      try missing.isEmpty
      ? kept.flatMap { kept in
        try baseline.map {
          try run.compare(try run.scores(of: result), with: kept, at: $0, margin: margin)
        }
      } : nil
    let gate = Gate(result, timing, baseline: comparison, missingArms: missing)
    let record = GateRecord(
      gate, planHash: run.source.planHash,
      origin: Origin(
        scenarioDigest: "sha256:\(scenario.digest)", command: command(scenario),
        version: Version().version))
    let stale: ExitCode = isStrict && comparison?.isStale == true ? .stale : .done
    return (record, ExitCode.gravest([code(of: gate.outcome), stale]))
  }

  private func write(_ text: String, to path: String, option: String) throws {
    do throws(OutputError) {
      try SingleFile.writeAtomically(Array(text.utf8), to: path, force: true)
    } catch {
      if case .system = error { throw MissingFile(path, "can't be written: \(error)") }
      throw UsageError("--\(option): \(error)", in: "check")
    }
  }

  private func code(of outcome: Gate.Outcome) -> ExitCode {
    switch outcome {
    case .met: .done
    case .missed: .missed
    case .inconclusive: passesInconclusive ? .done : .inconclusive
    case .invalid: .invalid
    }
  }

  private func command(_ scenario: Scenario) -> String {
    let file = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    let arms = arms.map { ["--arms \($0.joined(separator: ","))"] } ?? []
    return (["fleetlab check \(file)"] + scenario.replaced + arms).joined(separator: " ")
  }
}
