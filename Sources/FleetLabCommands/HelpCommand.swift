// `fleetlab help`, and `--help` anywhere. Not here: what help says (`HelpText.swift`).

/// Explains the program or one command.
struct HelpCommand: RunnableCommand {
  private let table: CommandTable
  private let topic: Command?

  init(_ arguments: Arguments) {
    self.init(arguments.operands.first.flatMap(CommandTable.fleetlab.command))
  }

  init(_ topic: Command?) { (self.topic, table) = (topic, .fleetlab) }

  func run(console: Console) throws -> ExitCode {
    switch console.format {
    case .text:
      let help = HelpText(table, style: console.answerStyle)
      console.answer(topic.map(help.page) ?? help.overview)
    case .json:
      let commands = topic.map { [$0] } ?? table.commands
      console.answer(try HelpDocument(commands, everywhere: table.everywhere).json())
    }
    return .done
  }
}
