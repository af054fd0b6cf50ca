// `fleetlab completions`. Not here: the scripts (`BashCompletion.swift` and its neighbours).

/// Prints a completion script.
struct CompletionsCommand: RunnableCommand {
  private let shell: String

  init(_ arguments: Arguments) { shell = arguments.operands[0] }

  func run(console: Console) -> ExitCode {
    let table = CommandTable.fleetlab
    switch shell {
    case "bash": console.answer(BashCompletion(table).script)
    case "zsh": console.answer(ZshCompletion(table).script)
    case "fish": console.answer(FishCompletion(table).script)
    default: preconditionFailure("the table lets no shell '\(shell)' through")
    }
    return .done
  }
}
