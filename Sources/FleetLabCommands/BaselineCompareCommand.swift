// `fleetlab baseline compare`. Not here: the file (`BaselineStore.swift`), playing (`BaselineRun.swift`), the
// words (`Experiments/Shift.swift`), their text (`LabReports`).

import Experiments
import Foundation
import LabReports

/// Plays a baseline's seeds again and says what has changed.
struct BaselineCompareCommand: RunnableCommand {
  private let scenario: String
  private let file: String
  private let margin: Double
  private let isStrict: Bool
  private let passesInconclusive: Bool
  private let jobs: Int

  init(_ arguments: Arguments) throws(UsageError) {
    let command = "baseline compare"
    scenario = arguments.operands[0]
    file = try BaselineStore.path(
      arguments.text("baseline"), scenario: scenario, command: command)
    margin = try MarginOption.value(arguments, in: command)
    isStrict = arguments.flag("strict-baseline")
    passesInconclusive = arguments.text("inconclusive") == "pass"
    jobs = arguments.number("jobs") ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run(console: Console) throws -> ExitCode {
    let run = try BaselineRun(scenario, jobs: jobs, command: "baseline compare")
    let baseline = try BaselineStore.baseline(at: file)
    try run.check(baseline, at: file)
    let source = run.source
    if source.platform != baseline.source.platform {
      console.message(
        "\(file): made on \(baseline.source.platform), this is \(source.platform): expect equivalent, "
          + "not identical")
    }
    let scores = try run.scores(of: try run.play(console))
    let comparison = try run.compare(scores, with: baseline, at: file, margin: margin)
    console.answer(
      console.format == .json
        ? BaselineComparisonText.json(of: comparison, baseline: baseline)
        : BaselineComparisonText.text(of: comparison, baseline: baseline))
    return comparison.exitCode(isStrict: isStrict, passesInconclusive: passesInconclusive)
  }
}
