// One option of the command line as a value: its names, what it takes, what its help says.
// Not here: which options there are (`CommandTable+Options.swift`), reading them (`Arguments.swift`).

/// An option such as `-q/--quiet` or `--seed N`.
package struct Option: Equatable, Sendable {
  /// What stands behind the name, and which texts are right there.
  package enum Value: Equatable, Sendable {
    case flag
    case file
    case folder
    case number(ClosedRange<Int>)
    case choice([String])
    /// Names with commas between them, none twice.
    case names
    /// `KEY=VALUE`.
    case assignment
    /// Whatever isn't empty.
    case text(placeholder: String)
  }

  /// The long name without its dashes.
  package let name: String
  package let short: Character?
  package let value: Value
  /// What holds where the option isn't given, as help says it.
  package let standard: String?
  package let isRepeatable: Bool
  package let help: String

  package init(
    _ name: String, short: Character? = nil, takes value: Value, standard: String? = nil,
    isRepeatable: Bool = false, help: String
  ) {
    (self.name, self.short, self.value) = (name, short, value)
    (self.standard, self.isRepeatable, self.help) = (standard, isRepeatable, help)
  }

  package var takesValue: Bool { value != .flag }

  /// The option as an error or a reference names it.
  package var longName: String { "--\(name)" }

  /// What stands for its value in help, such as `DIR` or `text|json`.
  package var placeholder: String? {
    switch value {
    case .flag: nil
    case .file: "FILE"
    case .folder: "DIR"
    case .number: "N"
    case .choice(let words): isLong(words) ? name.uppercased() : words.joined(separator: "|")
    case .names: "A,B"
    case .assignment: "KEY=VALUE"
    case .text(let placeholder): placeholder
    }
  }

  /// The long name with its placeholder, such as `--out DIR`.
  package var signature: String { placeholder.map { "\(longName) \($0)" } ?? longName }

  /// The help with what else a reader must know behind it.
  package var fullHelp: String {
    let notes = [isRepeatable ? "repeatable" : nil, standard.map { "default: \($0)" }]
    let stated = notes.compactMap { $0 }.joined(separator: "; ")
    var words = help
    // What doesn't fit behind the name stands here.
    if case .choice(let choices) = value, isLong(choices) { words += ": " + Self.sentence(choices) }
    return stated.isEmpty ? words : "\(words) (\(stated))"
  }

  /// Whether words are too many for a line of 80 columns.
  private func isLong(_ words: [String]) -> Bool { words.joined(separator: "|").count > 40 }
}

extension Option {
  /// What would be right in place of `text`, or `nil` where `text` is right.
  package func correction(of text: String) -> String? {
    switch value {
    case .flag, .file, .folder, .text: nil
    case .number(let range):
      Self.number(text).map(range.contains) == true
        ? nil : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): words.contains(text) ? nil : Self.sentence(words)
    case .names: Self.areDistinct(Self.names(text)) ? nil : "names like A,B, none twice"
    case .assignment: Self.assignment(text) == nil ? "KEY=VALUE, such as seed=7" : nil
    }
  }

  /// Digits alone: no sign, no exponent, nothing that could be read in two ways.
  static func number(_ text: String) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  static func names(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  static func assignment(_ text: String) -> (key: String, value: String)? {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  private static func areDistinct(_ names: [String]) -> Bool {
    !names.contains("") && Set(names).count == names.count
  }

  /// `a, b or c`.
  package static func sentence(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
