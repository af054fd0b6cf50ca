// A command line that fits the table: the command, its operands and what its options were given.
// Not here: splitting words (`ArgumentReader.swift`), the table itself (`CommandTable.swift`).

/// What a command line asks for.
package struct Arguments: Equatable, Sendable {
  /// `nil` only where help or the version is asked for without a command.
  package let command: Command?
  package let operands: [String]
  private let given: [String: [String]]
  private let known: [Option]

  /// Reads the words behind the program's name. Where help or the version is asked for, the rest
  /// may be incomplete or wrong, but the command must exist.
  ///
  /// - Throws: ``UsageError`` for the first thing that is wrong.
  package init(parsing words: [String], table: CommandTable) throws(UsageError) {
    var reader = ArgumentReader(words, table: table)
    let tokens = reader.tokens()
    let isQuestion = tokens.contains { $0.isOption("help") || $0.isOption("version") }
    var (plain, given): ([String], [String: [String]]) = ([], [:])
    var command: Command?
    for token in tokens {
      switch token {
      case .option(let option, let value): given[option.name, default: []].append(value)
      case .wrong(let error): if !isQuestion { throw error }
      case .word(let word):
        if plain.isEmpty, isQuestion, !table.secondWords(after: word).isEmpty { continue }
        if plain.isEmpty { command = try Self.command(word, table) }
        plain.append(word)
      }
    }
    (self.command, operands, self.given) = (command, Array(plain.dropFirst()), given)
    known = table.options(of: command)
    if isQuestion { return }
    guard let command else {
      throw UsageError("a command is missing: \(Option.sentence(table.firstWords))")
    }
    try check(command, table)
  }

  private static func command(
    _ name: String, _ table: CommandTable
  ) throws(UsageError) -> Command {
    if let command = table.command(name) { return command }
    let first = String(name.prefix { $0 != " " })
    let seconds = table.secondWords(after: first)
    if !seconds.isEmpty {
      let wrong = name.dropFirst(first.count + 1)
      let hint = Suggestion.question(String(wrong), among: seconds)
      throw UsageError(
        wrong.isEmpty
          ? "'\(first)' needs a word behind it: \(Option.sentence(seconds))"
          : "unknown command '\(name)'\(hint); behind '\(first)' stands \(Option.sentence(seconds))"
      )
    }
    let hint = Suggestion.question(name, among: table.firstWords)
    throw UsageError("unknown command '\(name)'\(hint)")
  }

  private func check(_ command: Command, _ table: CommandTable) throws(UsageError) {
    for (name, values) in given.sorted(by: { $0.key < $1.key }) {
      guard let option = known.first(where: { $0.name == name }) else {
        throw UsageError("'fleetlab \(command.name)' has no option '--\(name)'", in: command.name)
      }
      if values.count > 1, !option.isRepeatable {
        throw UsageError("'--\(name)' is given more than once; once is right", in: command.name)
      }
    }
    if flag("quiet"), flag("verbose") {
      throw UsageError("'--quiet' and '--verbose' contradict each other", in: command.name)
    }
    try checkOperands(command, table)
  }

  private func checkOperands(_ command: Command, _ table: CommandTable) throws(UsageError) {
    let operand = command.operand
    if let operand, operand.count != .optional, operands.isEmpty {
      throw UsageError(
        "\(operand.name) is missing (\(operand.help)): \(command.usage)", in: command.name)
    }
    let most = operand.map { $0.count == .many ? Int.max : 1 } ?? 0
    if operands.count > most {
      throw UsageError(
        "'\(operands[most])' is one word too many: \(command.usage)", in: command.name)
    }
    for word in operands {
      guard let operand else { break }
      if word.isEmpty { throw UsageError("\(operand.name) is empty", in: command.name) }
      let right: [String]
      switch operand.kind {
      case .scenario, .newFile, .file, .folder: continue
      case .choice(let words): right = words
      case .command: right = table.commands.map(\.name)
      }
      if right.contains(word) { continue }
      let hint = Suggestion.question(word, among: right)
      throw UsageError(
        "'\(word)' is no \(operand.name)\(hint), which is \(Option.sentence(right))",
        in: command.name)
    }
  }
}

/// What a command asks of its options. Asking for one that its table entry lacks is a fault.
extension Arguments {
  package func flag(_ name: String) -> Bool { !texts(name).isEmpty }
  package func text(_ name: String) -> String? { texts(name).first }
  package func number(_ name: String) -> Int? { text(name).flatMap(Option.number) }
  package func names(_ name: String) -> [String]? { text(name).map(Option.names) }

  /// In the order of the command line.
  package func assignments(_ name: String) -> [(key: String, value: String)] {
    texts(name).compactMap(Option.assignment)
  }

  private func texts(_ name: String) -> [String] {
    precondition(known.contains { $0.name == name }, "the table has no '--\(name)' here")
    return given[name] ?? []
  }
}
