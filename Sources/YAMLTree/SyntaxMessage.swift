// libyaml's terse words for a syntax error → a sentence that says what would be right.
// Not here: where the error is (`EventParser.swift`).

enum SyntaxMessage {
  /// - Parameter culprit: The byte at the error's position; `nil` at the end of the file.
  static func sentence(
    for problem: String, while context: String?, sinceLine line: Int, at culprit: UInt8?
  ) -> String {
    switch problem {
    case "found character that cannot start any token":
      if culprit == 0x09 { return "a tab indents here; indent with spaces" }
      let character = culprit.map { String(UnicodeScalar($0)) } ?? "this"
      return "no value can begin with '\(character)'; put the value in quotes"
    case "mapping values are not allowed in this context":
      return "a ':' makes a key where none can stand; put the value in quotes, or the key on a line"
        + " of its own with the indentation of its neighbours"
    case "could not find expected ':'":
      return "the key in line \(line) has no ':'; write 'key: value'"
    case "did not find expected key":
      return "the mapping from line \(line) ends or is broken here; give all its keys the same"
        + " indentation, and put values with quotes or punctuation in quotes as a whole"
    case "did not find expected '-' indicator":
      return "the list from line \(line) is broken here; begin each of its items with '- ' in the"
        + " same column"
    case "block sequence entries are not allowed in this context":
      return "a list can't begin here; write each '- ' on a line of its own"
    case "did not find expected node content":
      return "a value is missing here; write it, or put punctuation that belongs to it in quotes"
    case "did not find expected ',' or ']'":
      return "the list opened with '[' in line \(line) is broken here; write ',' between its items"
        + " and ']' behind the last"
    case "did not find expected ',' or '}'":
      return "the mapping opened with '{' in line \(line) is broken here; write ',' between its"
        + " entries and '}' behind the last"
    case "found unexpected end of stream":
      return "the quote opened in line \(line) is never closed; close it"
    case "found unknown escape character":
      return "an unknown escape in double quotes; write '\\\\' for a backslash, or single quotes"
    case "did not find expected <document start>":
      return "something follows the document's end; indent it as part of the value above, or"
        + " remove it"
    case "found undefined tag handle":
      return "tags aren't read; write the value without '!'"
    default:
      let reason = context.map { "\($0) (line \(line)): \(problem)" } ?? problem
      return "this is not YAML, \(reason); correct it here"
    }
  }
}
