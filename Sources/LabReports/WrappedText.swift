// Sentences broken into lines, so that raw text reads well. Not here: tables
// (`MarkdownTable.swift`).

extension String {
  /// Its words in lines of at most 100 columns where words allow it, each ended, the later ones
  /// indented, the first behind a label. Any white space parts words, but a "%" stays with its
  /// number.
  func wrapped(indent: Int = 0, after label: String = "") -> String {
    var (lines, line) = ("", label)
    for word in split(whereSeparator: \.isWhitespace) {
      let fits = line.count + 1 + word.count + (word == "%" ? 0 : 2) <= 100
      if line == label {
        line += word
      } else if fits || word.first == "%" {
        line += " " + word
      } else {
        lines += line + "\n"
        line = String(repeating: " ", count: indent) + word
      }
    }
    return lines + line + "\n"
  }

  /// All white space made single spaces.
  var asOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// A point in a Markdown list.
  var asBullet: String { "- \(self)".wrapped(indent: 2) }
}
