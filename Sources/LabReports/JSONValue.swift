// JSON by RFC 8259, with keys in the order in which they are given: the same bytes every time.
// Not here: what is in a file (`Manifest.swift` and the other JSON files of this folder).

package indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  /// A number's digits, already canonical.
  case digits(String)
  case text(String)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  package static func integer(_ value: some BinaryInteger) -> JSONValue { .digits("\(value)") }

  package static func integer(_ value: Int?) -> JSONValue {
    value.map { .digits("\($0)") } ?? .null
  }

  /// A result, to nine significant digits; `null` for a missing one and for what is no finite
  /// number.
  package static func number(_ value: Double?) -> JSONValue {
    value.flatMap(NumberText.file).map { .digits($0) } ?? .null
  }

  /// A setting, exact.
  package static func setting(_ value: Double) -> JSONValue {
    NumberText.exact(value).map { .digits($0) } ?? .null
  }

  package static func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

  package static func texts(_ values: [String]) -> JSONValue { .list(values.map { .text($0) }) }

  /// A whole document: indented by two spaces, lists of plain values on one line.
  package var document: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private var isPlain: Bool {
    switch self {
    case .null, .flag, .digits, .text: true
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private func write(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .null: text += "null"
    case .flag(let value): text += value ? "true" : "false"
    case .digits(let digits): text += digits
    case .text(let string): text += Self.quoted(string)
    case .list(let items):
      let isLine = items.allSatisfy(\.isPlain)
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += isLine ? ", " : "," }
        if !isLine { text += "\n" + inner }
        item.write(to: &text, indent: inner)
      }
      text += isLine ? "]" : "\n\(indent)]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner + Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: inner)
      }
      text += members.isEmpty ? "}" : "\n\(indent)}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
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
    return text + "\""
  }
}
