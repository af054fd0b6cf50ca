// Whether bytes are text that YAML 1.2 allows, before libyaml sees them, which reports such things
// without a line. Not here: the syntax (`EventParser.swift`).

enum TextCheck {
  /// The first byte sequence that no YAML file may hold.
  static func firstProblem(of bytes: [UInt8]) -> YAMLProblem? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return YAMLProblem(line: 1, column: 1, message: "this is UTF-16; save the file as UTF-8")
    }
    var (line, column, afterReturn, isFirst) = (1, 1, false, true)
    var source = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &source) {
      case .emptyInput: return nil
      case .error:
        let message = "these bytes are not UTF-8; save the file as UTF-8"
        return YAMLProblem(line: line, column: column, message: message)
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if let message = complaint(about: scalar, isFirst: isFirst) {
          return YAMLProblem(line: line, column: column, message: message)
        }
        let continuesBreak = afterReturn && scalar == "\n"
        if scalar == "\r" || (scalar == "\n" && !continuesBreak) {
          (line, column) = (line + 1, 1)
        } else if !continuesBreak, !(isFirst && scalar == "\u{FEFF}") {
          column += 1
        }
        (afterReturn, isFirst) = (scalar == "\r", false)
      }
    }
  }

  /// Source: YAML 1.2.2, §5.1 and §5.4. U+0085, U+2028 and U+2029 are printable there, but libyaml
  /// takes them for line breaks, as YAML 1.1 did; nobody writes them on purpose.
  private static func complaint(about scalar: Unicode.Scalar, isFirst: Bool) -> String? {
    switch scalar.value {
    case 0: "a NUL byte; a scenario is text, so remove it"
    case 0x09, 0x0A, 0x0D: nil
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF:
      "the character U+\(hexadecimal(scalar.value)) can't be seen; remove it"
    case 0xFEFF where !isFirst: "a byte order mark inside the file; remove it"
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
