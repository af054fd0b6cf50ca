// Splits a command line into words and options and notes what is wrong with each.
// Not here: whether they fit the command together (`Arguments.swift`).

/// What one word of the command line, or two, turned out to be.
enum ArgumentToken: Equatable {
  case word(String)
  case option(Option, value: String)
  case wrong(UsageError)

  func isOption(_ name: String) -> Bool {
    if case .option(let option, _) = self { option.name == name } else { false }
  }
}

/// Reads the words of a command line from left to right.
struct ArgumentReader {
  private let table: CommandTable
  private var rest: ArraySlice<String>
  private var command: Command?
  private var hasSeenWord = false
  /// The first word of a command of two, until the second comes.
  private var firstWord: String?

  init(_ words: [String], table: CommandTable) { (rest, self.table) = (words[...], table) }

  /// Every word; a wrong one doesn't keep those behind it from being read.
  mutating func tokens() -> [ArgumentToken] {
    var tokens: [ArgumentToken] = []
    while let word = rest.popFirst() {
      if word == "--" {
        while let literal = rest.popFirst() { tokens += plain(literal) }
      } else if word.hasPrefix("--") {
        tokens.append(long(word))
      } else if word.hasPrefix("-"), word != "-" {
        tokens += cluster(word)
      } else {
        tokens += plain(word)
      }
    }
    return tokens + (firstWord.map { [.word($0)] } ?? [])
  }

  /// The word, joined with the first where two make a command; nothing while the second is to come.
  private mutating func plain(_ word: String) -> [ArgumentToken] {
    let namesCommand = !hasSeenWord || command?.operand?.kind == .command
    if namesCommand, firstWord == nil, !table.secondWords(after: word).isEmpty {
      firstWord = word
      return []
    }
    let name = firstWord.map { "\($0) \(word)" } ?? word
    firstWord = nil
    if !hasSeenWord { command = table.command(name) }
    hasSeenWord = true
    return [.word(name)]
  }

  private mutating func long(_ word: String) -> ArgumentToken {
    let sign = word.firstIndex(of: "=")
    let name = String(word[..<(sign ?? word.endIndex)].dropFirst(2))
    let attached = sign.map { String(word[$0...].dropFirst()) }
    let known = table.options(of: command)
    guard let option = known.first(where: { $0.name == name }) else {
      return wrong(foreign(name) ?? unknown("--\(name)", among: known.map(\.longName)))
    }
    return read(option, calledBy: "--\(name)", attached: attached)
  }

  /// `-qv`, or `-s=value` for a short name that takes one.
  private mutating func cluster(_ word: String) -> [ArgumentToken] {
    let known = table.options(of: command)
    var tokens: [ArgumentToken] = []
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = known.first(where: { $0.short == letter }) else {
        let whole = word.count > 2 ? " in '\(word)'" : ""
        let names = known.filter { $0.name.hasPrefix(word.dropFirst()) }.map(\.longName)
        let hint = names.first.map { " (did you mean '\($0)'?)" } ?? ""
        return tokens + [wrong("unknown option '-\(letter)'\(whole)\(hint)")]
      }
      var attached: String?
      if letters.first == "=" || (option.takesValue && !letters.isEmpty) {
        attached = String(letters.first == "=" ? letters.dropFirst() : letters)
        letters = ""
      }
      tokens.append(read(option, calledBy: "-\(letter)", attached: attached))
    }
    return tokens
  }

  private mutating func read(
    _ option: Option, calledBy name: String, attached: String?
  ) -> ArgumentToken {
    guard let placeholder = option.placeholder else {
      guard let attached else { return .option(option, value: "") }
      return wrong("'\(name)' takes no value, so '=\(attached)' is too much")
    }
    guard let value = attached ?? nextValue(), !value.isEmpty else {
      return wrong("'\(name)' needs a value, \(name) \(placeholder)")
    }
    if let right = option.correction(of: value) {
      let hint: String
      if case .choice(let words) = option.value {
        hint = Suggestion.question(value, among: words)
      } else {
        hint = ""
      }
      return wrong("'\(value)' is wrong for '\(name)'\(hint), which takes \(right)")
    }
    return .option(option, value: value)
  }

  /// The next word, unless it is an option, which means that the value was forgotten.
  private mutating func nextValue() -> String? {
    guard let next = rest.first, !isOption(next) else { return nil }
    return rest.popFirst()
  }

  private func isOption(_ word: String) -> Bool {
    if word.hasPrefix("--") { return true }
    guard word.hasPrefix("-"), let letter = word.dropFirst().first else { return false }
    return table.options(of: nil).contains { $0.short == letter }
  }

  /// The sentence about an option that only other commands take.
  private func foreign(_ name: String) -> String? {
    let owners = table.commands.filter { $0.options.contains { $0.name == name } }.map(\.name)
    guard let command, !owners.isEmpty else { return nil }
    return "'fleetlab \(command.name)' has no option '--\(name)', which belongs to "
      + Option.sentence(owners.map { "'fleetlab \($0)'" })
  }

  private func unknown(_ word: String, among known: [String]) -> String {
    "unknown option '\(word)'\(Suggestion.question(word, among: known))"
  }

  private func wrong(_ sentence: String) -> ArgumentToken {
    .wrong(UsageError(sentence, in: command?.name))
  }
}
