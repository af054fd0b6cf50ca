// `fleetlab baseline update`. Not here: the file (`BaselineStore.swift`), playing (`BaselineRun.swift`), which
// words there are (`Experiments/Shift.swift`).

import Experiments
import Foundation
import LabReports

/// Plays a scenario twice and keeps its scores, unless something speaks against it.
struct BaselineUpdateCommand: RunnableCommand {
  private let scenario: String
  private let file: String
  private let reason: String
  private let allowsWorse: Bool
  private let margin: Double
  private let jobs: Int

  init(_ arguments: Arguments) throws(UsageError) {
    let command = "baseline update"
    scenario = arguments.operands[0]
    file = try BaselineStore.path(
      arguments.text("baseline"), scenario: scenario, command: command)
    let words = arguments.text("reason")?.split(whereSeparator: \.isWhitespace) ?? []
    reason = words.joined(separator: " ")
    guard !reason.isEmpty else {
      throw UsageError(
        "a baseline needs a reason: --reason TEXT, such as 'the first' or what was improved",
        in: command)
    }
    allowsWorse = arguments.flag("allow-worse")
    margin = try MarginOption.value(arguments, in: command)
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run(console: Console) throws -> ExitCode {
    let run = try BaselineRun(scenario, jobs: jobs, command: "baseline update")
    // Read before the work: nobody should wait for a file that is refused.
    let old = try BaselineStore.existing(at: file)
    let mismatch = old.flatMap { $0.mismatch(with: run.source) }
    if let mismatch, !allowsWorse {
      let what = mismatch.prefix { $0 != ";" }
      throw UnusableInput([
        Diagnostic(
          file: file,
          "\(what), so nobody can say that nothing got worse; to begin anew, add --allow-worse")
      ])
    }
    let first = try run.play(console)
    let scores = try run.scores(of: first)
    // In fewer replications luck alone would fail checks of means.
    var checks =
      first.plan.replications >= Comparison.fewestForVerdict
      ? try PlanPlayer(jobs: jobs, console: console).checked(first).validity
      : [first.accounting, first.dominance]
    if report(checks, console) { return .invalid }
    let comparison =
      try mismatch != nil
      ? nil : old.map { try run.compare(scores, with: $0, at: file, margin: margin) }
    if let old, let comparison, comparison.word == .worse, !allowsWorse {
      answer(comparison, old, console)
      console.report(
        console.messageStyle.paint(
          "\(file): not replaced, since an arm is worse; --allow-worse replaces it all the same",
          .red))
      return .missed
    }
    let prints = BaselineValidity.fingerprints(of: first)
    let second = try run.play(console)
    checks.append(
      BaselineValidity.agreement(
        arms: run.plan.arms.map(\.name), first: run.plan.number(ofReplication: 0), prints,
        BaselineValidity.fingerprints(of: second),
        sameScores: try run.scores(of: second) == scores))
    if report(checks, console) { return .invalid }
    let new = Baseline(source: run.source, reason: reason, scores: scores, validity: checks)
    let isWorse = comparison.map { $0.word == .worse } ?? true
    let kept = old.map { new.replacing($0, continues: !isWorse) } ?? new
    try BaselineStore.write(kept, to: file)
    if let old, let comparison {
      answer(comparison, old, console)
    } else {
      console.answer(
        console.format == .json ? BaselineText.json(of: kept) : BaselineText.text(of: kept))
    }
    console.message("baseline: \(file)")
    return .done
  }

  private func answer(_ comparison: BaselineComparison, _ old: Baseline, _ console: Console) {
    console.answer(
      console.format == .json
        ? BaselineComparisonText.json(of: comparison, baseline: old)
        : BaselineComparisonText.text(of: comparison, baseline: old))
  }

  /// Says which checks failed, and whether any did.
  private func report(_ checks: [ValidityCheck], _ console: Console) -> Bool {
    let failed = checks.filter { $0.word == .failed }
    for check in failed {
      console.report(
        console.messageStyle.paint("\(scenario): \(check.name): \(check.figure)", .red))
    }
    return !failed.isEmpty
  }
}
