// One command of the command line as a value. Not here: which commands there are
// (`CommandTable.swift`), what they do (one file each, such as `CompletionsCommand.swift`).

/// What a command is called with behind its options.
package struct Operand: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A scenario file, or `-` for standard input.
    case scenario
    /// A file to write.
    case newFile
    /// A file to read that is no scenario.
    case file
    /// A folder to read.
    case folder
    case choice([String])
    /// The name of a command.
    case command
  }
  package enum Count: Equatable, Sendable { case optional, one, many }

  package let name: String
  package let kind: Kind
  package let count: Count
  package let help: String

  /// The operand as a usage line shows it.
  package var signature: String {
    switch count {
    case .optional: "[\(name)]"
    case .one: name
    case .many: "\(name)…"
    }
  }
}

/// Something to type, and what it is for.
package struct Example: Equatable, Sendable {
  package let line: String
  package let purpose: String
}

/// A command such as `fleetlab run`.
package struct Command: Equatable, Sendable {
  /// One word; or two, of which the first is shared by several commands, as in `baseline show`.
  package let name: String
  /// Half a line, without a full stop.
  package let summary: String
  package let description: String
  package let operand: Operand?
  /// What only this command and its like take; every command takes the table's `everywhere` too.
  package let options: [Option]
  package let examples: [Example]
  /// In ascending order.
  package let exitCodes: [ExitCode]

  package var words: [String] { name.split(separator: " ").map(String.init) }

  /// The line that says how the command is called.
  package var usage: String {
    let words = ["fleetlab", name, "[OPTION]…", operand?.signature]
    return words.compactMap { $0 }.joined(separator: " ")
  }
}
