// What a scalar means by the core schema of YAML 1.2.2, §10.3.2, with hints where YAML 1.1 differed.
// Not here: what a scenario wants in which place (`ScenarioFiles`).

extension YAMLNode {
  /// Text: quoted, or plain and not a number, a boolean or null.
  package var asString: String {
    get throws(YAMLProblem) {
      let (text, isPlain) = try scalar(wanted: "text")
      guard isPlain else { return text }
      if isNull { throw problem("nothing stands here; write text") }
      if Self.isBoolean(text) || Self.looksNumeric(text) {
        throw problem("\(text) is no text; put it in quotes")
      }
      return text
    }
  }

  /// A whole number: decimal, `0x` or `0o`.
  package var asInteger: Int {
    get throws(YAMLProblem) {
      let text = try plainNumber(wanted: "a whole number")
      if let (digits, radix) = Self.prefixed(text) {
        guard let value = Int(digits, radix: radix) else { throw outOfRange(text) }
        return value
      }
      guard Self.isDecimalInteger(text) else {
        throw problem("'\(text)' is no whole number; write digits alone, such as 17")
      }
      guard let value = Int(text) else { throw outOfRange(text) }
      return value
    }
  }

  /// A finite number: whole, with a fraction or with an exponent.
  package var asNumber: Double {
    get throws(YAMLProblem) {
      let text = try plainNumber(wanted: "a number")
      if let (digits, radix) = Self.prefixed(text) {
        guard let value = Int(digits, radix: radix) else { throw outOfRange(text) }
        return Double(value)
      }
      guard Self.isDecimal(text), let value = Double(text) else {
        throw problem("'\(text)' is no number; write one such as 17, 0.25 or 1e-3")
      }
      guard value.isFinite else { throw outOfRange(text) }
      return value
    }
  }

  /// `true` or `false`, in the three spellings of the core schema.
  package var asBoolean: Bool {
    get throws(YAMLProblem) {
      let (text, isPlain) = try scalar(wanted: "true or false")
      if isPlain, Self.isBoolean(text) { return text.lowercased() == "true" }
      if ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) {
        throw problem("'\(text)' is no boolean in YAML 1.2; write true or false")
      }
      if Self.isBoolean(text) { throw problem("this is text; write \(text) without quotes") }
      throw problem("'\(text)' is no boolean; write true or false")
    }
  }

  package var isNull: Bool {
    if case .scalar(let text, isPlain: true) = content {
      ["", "~", "null", "Null", "NULL"].contains(text)
    } else {
      false
    }
  }

  private func scalar(wanted: String) throws(YAMLProblem) -> (String, isPlain: Bool) {
    switch content {
    case .scalar(let text, let isPlain): return (text, isPlain)
    case .sequence: throw problem("here is a list; write \(wanted)")
    case .mapping: throw problem("here is a mapping; write \(wanted)")
    }
  }

  /// The text of a plain scalar without what looks like a number and isn't, or is another in YAML 1.1.
  private func plainNumber(wanted: String) throws(YAMLProblem) -> String {
    let (text, isPlain) = try scalar(wanted: wanted)
    guard isPlain else {
      throw Self.looksNumeric(text)
        ? problem("this is text; write \(text) without quotes")
        : problem("this is text; write \(wanted)")
    }
    if isNull { throw problem("nothing stands here; write \(wanted)") }
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    if [".inf", ".nan"].contains(unsigned.lowercased()) {
      throw problem("'\(text)' is not finite; write a finite number")
    }
    let joined = text.filter { $0 != "_" }
    if joined != text, Self.looksNumeric(joined) {
      throw problem("'\(text)' has an underscore; write \(joined)")
    }
    let isSecondDigit = unsigned.dropFirst().first.map { $0.isASCII && $0.isNumber } ?? false
    if unsigned.first == "0", isSecondDigit, Self.isDecimal(text) {
      throw problem("'\(text)' begins with 0; write it without, or octal digits after 0o")
    }
    return text
  }

  private func outOfRange(_ text: String) -> YAMLProblem {
    problem("\(text) is too large; write a smaller number")
  }
}

// The forms of numbers, on ASCII alone.
extension YAMLNode {
  private static func isBoolean(_ text: String) -> Bool {
    ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
  }

  private static func looksNumeric(_ text: String) -> Bool {
    isDecimal(text) || prefixed(text) != nil
  }

  /// The digits of `0x1F` and `0o17`, which take no sign.
  private static func prefixed(_ text: String) -> (digits: Substring, radix: Int)? {
    let radix = text.hasPrefix("0x") ? 16 : text.hasPrefix("0o") ? 8 : 0
    let digits = text.dropFirst(2)
    let belongs = { (digit: Character) in
      digit.isASCII && (digit.hexDigitValue ?? radix) < radix
    }
    return radix > 0 && !digits.isEmpty && digits.allSatisfy(belongs) ? (digits, radix) : nil
  }

  private static func isDecimalInteger(_ text: String) -> Bool {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isDecimal(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func skipSign(_ rest: inout ArraySlice<UInt8>) {
      if let first = rest.first, first == 0x2B || first == 0x2D { rest.removeFirst() }
    }
    func skipDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    skipSign(&rest)
    var digits = skipDigits(&rest)
    if rest.first == 0x2E {
      rest.removeFirst()
      digits += skipDigits(&rest)
    }
    guard digits > 0 else { return false }
    if let mark = rest.first, mark | 0x20 == 0x65 {
      rest.removeFirst()
      skipSign(&rest)
      guard skipDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }
}
