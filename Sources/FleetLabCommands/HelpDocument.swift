// The command table as JSON, for programs that call fleetlab: `fleetlab help --format json`.
// Not here: help for people (`HelpText.swift`).

import Foundation

/// What `help --format json` prints; field names never change their meaning.
struct HelpDocument: Encodable {
  struct CommandEntry: Encodable {
    let name, summary, description, usage: String
    let argument: ArgumentEntry?
    let options: [OptionEntry]
    let exitCodes: [Int32]
  }

  struct ArgumentEntry: Encodable {
    let name, help: String
    let required, repeatable: Bool
  }

  struct OptionEntry: Encodable {
    let name: String
    let short, value: String?
    let choices: [String]?
    let `default`: String?
    let repeatable: Bool
    let help: String
  }

  let schemaVersion = 1
  let commands: [CommandEntry]
  let everywhere: [OptionEntry]

  /// The commands given, with the options that every one of them takes.
  init(_ commands: [Command], everywhere: [Option]) {
    self.commands = commands.map(CommandEntry.init)
    self.everywhere = everywhere.map(OptionEntry.init)
  }

  /// The document with its keys sorted, so that the same table gives the same bytes.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension HelpDocument.CommandEntry {
  fileprivate init(_ command: Command) {
    (name, summary, usage) = (command.name, command.summary, command.usage)
    description = command.description
    argument = command.operand.map(HelpDocument.ArgumentEntry.init)
    options = command.options.map(HelpDocument.OptionEntry.init)
    exitCodes = command.exitCodes.map(\.rawValue)
  }
}

extension HelpDocument.ArgumentEntry {
  fileprivate init(_ operand: Operand) {
    (name, help) = (operand.name, operand.help)
    (required, repeatable) = (operand.count != .optional, operand.count == .many)
  }
}

extension HelpDocument.OptionEntry {
  fileprivate init(_ option: Option) {
    (name, short) = (option.longName, option.short.map { "-\($0)" })
    (value, help, repeatable) = (option.placeholder, option.help, option.isRepeatable)
    if case .choice(let words) = option.value { choices = words } else { choices = nil }
    `default` = option.standard
  }
}
