// One line of an ARFF file, taken apart from left to right: blanks, words, quotes, comments.
// Not here: escapes (`ARFFEscapes.swift`), which line may say what (`ARFFReader.swift`).

/// A word or quoted text, and where it begins.
struct ARFFToken {
  /// Without its quotes, escapes resolved.
  let bytes: ArraySlice<UInt8>
  let isQuoted: Bool
  /// Counted from 1.
  let line: Int
  /// Counted from 1, in Unicode scalars.
  let column: Int

  /// `nil` when the bytes are not UTF-8.
  var text: String? { String(validating: bytes, as: UTF8.self) }

  /// What an error shows of it.
  var shown: String { text.map { String($0.prefix(40)) } ?? "not UTF-8" }
}

/// A place within a line that moves towards its end.
struct ARFFLine {
  /// Without what ends the line.
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  let number: Int
  private let path: String

  init(_ bytes: ArraySlice<UInt8>, number: Int, path: String) {
    (self.bytes, self.number, self.path) = (bytes, number, path)
    index = bytes.startIndex
  }

  static let (comma, openBrace, closeBrace, at): (UInt8, UInt8, UInt8, UInt8) = (
    0x2C, 0x7B, 0x7D, 0x40
  )
  private static let (space, tab, percent): (UInt8, UInt8, UInt8) = (0x20, 0x09, 0x25)
  private static let (singleQuote, doubleQuote, backslash): (UInt8, UInt8, UInt8) = (
    0x27, 0x22, 0x5C
  )

  /// The byte at the present place; `nil` at the end and where a comment begins.
  var next: UInt8? {
    guard index < bytes.endIndex, bytes[index] != Self.percent else { return nil }
    return bytes[index]
  }

  /// Goes past spaces and tabs; tells whether there was a tab, which may separate values.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    var sawTab = false
    while index < bytes.endIndex, bytes[index] == Self.space || bytes[index] == Self.tab {
      sawTab = sawTab || bytes[index] == Self.tab
      index += 1
    }
    return sawTab
  }

  /// Goes past a byte if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  /// The word or quoted text that begins here. A word ends at a blank, a comma or a brace.
  mutating func token() throws(TraceError) -> ARFFToken {
    guard let first = next else { throw error("the line ends too early; write a value here") }
    if first == Self.singleQuote || first == Self.doubleQuote { return try quoted(first) }
    let start = index
    scan: while index < bytes.endIndex {
      switch bytes[index] {
      case Self.space, Self.tab, Self.comma, Self.openBrace, Self.closeBrace: break scan
      case Self.percent: throw error("a % within a word; put the word in quotes")
      case Self.singleQuote, Self.doubleQuote:
        throw error("a quote within a word; put the word in quotes, with \\ before this one")
      default: index += 1
      }
    }
    guard index > start else { throw error("a value is missing here; write it, or ?") }
    return ARFFToken(
      bytes: bytes[start..<index], isQuoted: false, line: number, column: column(of: start))
  }

  private mutating func quoted(_ quote: UInt8) throws(TraceError) -> ARFFToken {
    let start = index
    index += 1
    var unescaped: [UInt8]?  // Only once an escape makes a copy necessary.
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == quote {
        let content = unescaped.map { $0[...] } ?? bytes[(start + 1)..<index]
        index += 1
        return ARFFToken(bytes: content, isQuoted: true, line: number, column: column(of: start))
      }
      if byte == Self.backslash {
        unescaped = unescaped ?? Array(bytes[(start + 1)..<index])
        guard let escape = ARFFEscape(bytes[(index + 1)...]) else {
          throw error("an escape that means nothing; write \\\\ for a backslash")
        }
        unescaped?.append(contentsOf: escape.meaning)
        index += 1 + escape.length
      } else {
        unescaped?.append(byte)
        index += 1
      }
    }
    throw error("this quote is never closed; close it in its line", at: start)
  }

  func error(_ message: String) -> TraceError { error(message, at: index) }

  private func error(_ message: String, at place: Int) -> TraceError {
    TraceError(path: path, line: number, column: column(of: place), message: message)
  }

  /// Counted only when somebody asks.
  private func column(of place: Int) -> Int {
    1 + bytes[..<place].count { $0 & 0xC0 != 0x80 }
  }
}
