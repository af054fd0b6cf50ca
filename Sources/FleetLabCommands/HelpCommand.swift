// `fleetlab help`, and `--help` anywhere. Not here: what help says (`HelpText.swift`, `ManualPage.swift`).

/// Explains the program or one command.
struct HelpCommand: RunnableCommand {
  private let table: CommandTable
  private let topic: Command?
  private let isManual: Bool

  init(_ arguments: Arguments) {
    self.init(
      arguments.operands.first.flatMap(CommandTable.fleetlab.command),
      isManual: arguments.flag("man"))
  }

  init(_ topic: Command?, isManual: Bool = false) {
    (self.topic, self.isManual, table) = (topic, isManual, .fleetlab)
  }

  func run(console: Console) throws -> ExitCode {
    if isManual {
      console.answer(ManualPage(table).roff)
      return .done
    }
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
