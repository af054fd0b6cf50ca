// `fleetlab baseline show`. Not here: reading the file (`BaselineStore.swift`), its text (`LabReports`).

import LabReports

/// Prints a baseline file.
struct BaselineShowCommand: RunnableCommand {
  private let file: String

  init(_ arguments: Arguments) { file = arguments.operands[0] }

  func run(console: Console) throws -> ExitCode {
    let baseline = try BaselineStore.baseline(at: file)
    console.answer(
      console.format == .json ? BaselineText.json(of: baseline) : BaselineText.text(of: baseline))
    return .done
  }
}
