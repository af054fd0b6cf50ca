// The help of the program and of each command, from the command table, in 80 columns.
// Not here: the same as Markdown (`CommandReference.swift`) and as JSON (`HelpDocument.swift`).

/// Renders help for a reader at a terminal.
package struct HelpText {
  private static let width = 80
  private let table: CommandTable
  private let style: Style

  package init(_ table: CommandTable, style: Style = .plain) {
    (self.table, self.style) = (table, style)
  }

  /// What `fleetlab --help` prints.
  package var overview: String {
    let usage = ["fleetlab COMMAND [OPTION]…", "fleetlab help COMMAND"]
    let commands = table.commands.flatMap { entry($0.name, $0.summary, column: 16) }
    let codes = ExitCode.allCases.filter { code in
      table.commands.contains { $0.exitCodes.contains(code) }
    }
    return text([
      ["fleetlab: \(CommandTable.purpose)"],
      section("Usage", usage.map { "  \($0)" }),
      Paragraph.lines(CommandTable.introduction, width: Self.width),
      section("Commands", commands),
      section("Options of every command", table.everywhere.flatMap(entry)),
      section("Exit codes", codes.flatMap(entry)),
    ])
  }

  /// What `fleetlab COMMAND --help` prints.
  package func page(_ command: Command) -> String {
    let operand = command.operand.map { entry($0.signature, $0.help, column: 28) }
    let examples = command.examples.flatMap { ["  \($0.line)", "      \($0.purpose)"] }
    return text([
      ["fleetlab \(command.name): \(command.summary)"],
      section("Usage", ["  \(command.usage)"]),
      Paragraph.lines(command.description, width: Self.width),
      section("Argument", operand ?? []),
      section("Options", command.options.flatMap(entry)),
      section("Options of every command", table.everywhere.flatMap(entry)),
      section("Examples", examples),
      section("Exit codes", command.exitCodes.flatMap(entry)),
    ])
  }

  /// Blocks with an empty line between them.
  private func text(_ blocks: [[String]]) -> String {
    let filled = blocks.filter { !$0.isEmpty }
    return filled.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [style.paint("\(title):", .bold)] + lines
  }

  private func entry(_ option: Option) -> [String] {
    let short = option.short.map { "-\($0), " } ?? "    "
    return entry(short + option.signature, option.fullHelp, column: 28)
  }

  private func entry(_ code: ExitCode) -> [String] {
    entry("\(code.rawValue)", code.meaning, column: 8)
  }

  private func entry(_ term: String, _ meaning: String, column: Int) -> [String] {
    Paragraph.entry(term, meaning, column: column, width: Self.width)
  }
}
