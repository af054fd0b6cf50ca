// Breaks text into lines of at most so many columns. Not here: what the text says (`HelpText.swift`).

/// Text in columns.
enum Paragraph {
  /// Words filled into lines of at most `width` columns; a longer word gets a line of its own.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// A term on the left and what it means on the right, from column `column` on.
  static func entry(_ term: String, _ meaning: String, column: Int, width: Int) -> [String] {
    let indent = String(repeating: " ", count: column)
    var right = lines(meaning, width: width - column)
    let left = "  \(term)"
    if left.count + 2 > column { return [left] + right.map { indent + $0 } }
    let first = right.isEmpty ? "" : right.removeFirst()
    let gap = String(repeating: " ", count: column - left.count)
    return [left + gap + first] + right.map { indent + $0 }
  }
}
