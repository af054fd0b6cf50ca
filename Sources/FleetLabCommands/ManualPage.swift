// The manual page `fleetlab.1`, from the same document as `fleetlab help --format json`.
// Not here: help at a terminal (`HelpText.swift`), the reference in Markdown (`CommandReference.swift`).

/// Renders all commands as roff with the `man` macros (groff_man(7)).
package struct ManualPage {
  private let table: CommandTable
  private let document: HelpDocument

  package init(_ table: CommandTable) {
    self.table = table
    document = HelpDocument(table.commands, everywhere: table.everywhere)
  }

  package var roff: String {
    let lines =
      [
        #".TH FLEETLAB 1 "" "fleetlab \#(Version().version)" "User Commands""#, ".SH NAME",
        "fleetlab \\- " + Self.text(CommandTable.purpose), ".SH SYNOPSIS", ".B fleetlab",
        ".I COMMAND", "[OPTION]\\[u2026]", ".SH DESCRIPTION", Self.text(CommandTable.introduction),
        ".PP",
        Self.text(
          "The answer alone goes to standard output; messages and progress go to standard error."),
        ".SH COMMANDS",
      ] + document.commands.flatMap(Self.command)
      + [".SH OPTIONS OF EVERY COMMAND"] + document.everywhere.flatMap(Self.option)
      + [".SH EXIT STATUS"] + codes + [".SH ENVIRONMENT"]
      + Self.entry("NO_COLOR", "Unless it is empty, nothing is coloured by itself.")
    return lines.joined(separator: "\n") + "\n"
  }

  private var codes: [String] {
    ExitCode.allCases.filter { code in table.commands.contains { $0.exitCodes.contains(code) } }
      .flatMap { Self.entry("\($0.rawValue)", $0.meaning) }
  }

  private static func command(_ command: HelpDocument.CommandEntry) -> [String] {
    [".SS " + text(command.usage), text(command.description)]
      + (command.argument.map { entry($0.name, $0.help) } ?? [])
      + command.options.flatMap(option)
  }

  private static func option(_ option: HelpDocument.OptionEntry) -> [String] {
    let names = [option.short, option.name].compactMap { $0 }.joined(separator: ", ")
    let notes = [
      option.repeatable ? "repeatable" : nil, option.default.map { "default: \($0)" },
    ].compactMap { $0 }.joined(separator: "; ")
    return entry(
      names + (option.value.map { " \($0)" } ?? ""),
      notes.isEmpty ? option.help : "\(option.help) (\(notes))")
  }

  private static func entry(_ term: String, _ meaning: String) -> [String] {
    [".TP", ".B " + text(term), text(meaning)]
  }

  /// Text in which roff sees no command: a backslash, a dash, a quote and what isn't ASCII are written by their
  /// names, and no line begins with a dot or an apostrophe.
  static func text(_ plain: String) -> String {
    var roff = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      case "\"": roff += "\\(dq"
      case "'": roff += "\\(aq"
      case "\n": roff += " "
      case _ where scalar.isASCII: roff.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        roff += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return roff.hasPrefix(".") ? "\\&" + roff : roff
  }
}
