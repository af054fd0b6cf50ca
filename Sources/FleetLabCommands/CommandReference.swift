// `docs/commands.md`, from the command table; a test compares the file with it.
// Not here: help at a terminal (`HelpText.swift`).

/// Renders the reference of all commands as Markdown.
package struct CommandReference {
  private static let width = 100
  private let table: CommandTable

  package init(_ table: CommandTable) { self.table = table }

  package var markdown: String {
    let index = table.commands.map {
      "- [`fleetlab \($0.name)`](#fleetlab-\($0.words.joined(separator: "-"))): \($0.summary)"
    }
    let blocks = [
      "# Commands",
      prose("fleetlab is \(CommandTable.purpose). \(CommandTable.introduction)"),
      prose(
        "The answer alone goes to standard output; messages and progress go to standard error. "
          + "Options may stand before or behind the command and be written `--opt value` or "
          + "`--opt=value`; what follows `--` is no option. `fleetlab --help` prints this page in "
          + "short, `fleetlab --version` the version and the libraries it runs with."),
      index.joined(separator: "\n"),
      "## Options of every command", options(table.everywhere),
      "## Exit codes", codes(ExitCode.allCases.filter(isGiven)),
    ]
    return (blocks + table.commands.flatMap(section)).joined(separator: "\n\n") + "\n"
  }

  private func section(_ command: Command) -> [String] {
    let operand = command.operand.map { "`\($0.signature)`: \($0.help)." }
    let examples = command.examples.map { "# \($0.purpose)\n\($0.line)" }
    let exits = command.exitCodes.map { "\($0.rawValue)" }
    return [
      "## fleetlab \(command.name)", "```text\n\(command.usage)\n```", prose(command.description),
      operand.map(prose), command.options.isEmpty ? nil : options(command.options),
      "```sh\n\(examples.joined(separator: "\n"))\n```",
      "Exit codes: \(exits.joined(separator: ", ")).",
    ].compactMap { $0 }
  }

  private func options(_ options: [Option]) -> String {
    let rows = options.map { option in
      let short = option.short.map { "`-\($0)`, " } ?? ""
      let name = "`\(option.signature)`".replacing("|", with: "\\|")
      return "| \(short)\(name) | \(option.help) | \(standard(of: option)) |"
    }
    return (["| Option | Meaning | Default |", "| --- | --- | --- |"] + rows)
      .joined(separator: "\n")
  }

  private func standard(of option: Option) -> String {
    option.standard ?? (option.isRepeatable ? "none; repeatable" : "")
  }

  private func codes(_ codes: [ExitCode]) -> String {
    let rows = codes.map { "| \($0.rawValue) | \($0.meaning) |" }
    return (["| Code | Meaning |", "| --- | --- |"] + rows).joined(separator: "\n")
  }

  private func isGiven(_ code: ExitCode) -> Bool {
    table.commands.contains { $0.exitCodes.contains(code) }
  }

  private func prose(_ text: String) -> String {
    Paragraph.lines(text, width: Self.width).joined(separator: "\n")
  }
}
