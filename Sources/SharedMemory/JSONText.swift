// JSON as far as records need it: texts, whole numbers, lists and objects, in one canonical form.
// Not here: reading a text (`JSONText+Parsing.swift`); values of entries and payloads, which are
// texts that nobody here looks into.

/// A JSON tree that has exactly one text: no white space, keys in order of their bytes, each once.
package indirect enum JSONText: Hashable, Sendable {
  case string(String)
  case integer(Int64)
  case list([JSONText])
  /// Keys in order of their bytes.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONText
  }

  /// An object from pairs in any order; no key may come twice.
  package static func object(_ pairs: [(String, JSONText)]) -> JSONText {
    let members = pairs.map { Member(key: $0.0, value: $0.1) }
      .sorted { $0.key.comparedByBytes(to: $1.key) < 0 }
    precondition(
      zip(members, members.dropFirst()).allSatisfy { !$0.key.isSame(as: $1.key) },
      "an object has a key twice")
    return .object(members)
  }

  package static func strings(_ texts: [String]) -> JSONText { .list(texts.map { .string($0) }) }

  /// The elements of a list that holds only texts, else `nil`.
  package var strings: [String]? {
    guard case .list(let elements) = self else { return nil }
    let texts = elements.compactMap { element -> String? in
      if case .string(let text) = element { text } else { nil }
    }
    return texts.count == elements.count ? texts : nil
  }

  package subscript(key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.isSame(as: key) }?.value
  }

  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .string(let string): Self.write(string, to: &text)
    case .integer(let number): text += "\(number)"
    case .list(let elements):
      text += "["
      for (place, element) in elements.enumerated() {
        if place > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
