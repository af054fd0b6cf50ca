// Problems as a person can read them: what is quoted is short, and a problem is a line.
// Not here: finding any (`SectionReader.swift`, `PlanBuilder.swift`).

import YAMLTree

extension YAMLNode {
  /// A problem at this node whose message quotes no more than 40 characters of what stands here.
  func complaint(_ message: String) -> YAMLProblem {
    guard let text, text.count > 40 else { return problem(message) }
    return problem(message.replacing(text, with: text.prefix(40) + "…"))
  }

  /// The key that leads to a value of this mapping; itself where there is none.
  func place(of key: String) -> YAMLNode { entries?.first { $0.key.text == key }?.key ?? self }
}

extension YAMLProblem {
  /// The same with line breaks and other control characters written out, since a file's text may
  /// hold any, and a terminal would obey.
  var inOneLine: YAMLProblem {
    YAMLProblem(line: line, column: column, message: Self.inOneLine(message))
  }

  static func inOneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: line += "\\n"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
