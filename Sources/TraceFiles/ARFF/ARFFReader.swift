// Bytes → a header and rows of values, by the attribute-relation file format of Weka (Witten, Frank and
// Hall, *Data Mining*, third edition, §2.4). Not here: taking a line apart (`ARFFLine.swift`), the types of
// columns (`ARFFAttribute.swift`), what the columns mean (`ASlib`).

/// A value of a row, and where it begins.
package struct ARFFValue: Sendable {
  /// Whether it is `?`.
  package let isMissing: Bool
  package let text: String
  /// In a column of numbers; NaN elsewhere and where it is missing.
  package let number: Double
  package let line: Int
  package let column: Int
}

/// A pass over a file in memory, a row at a time. Commas or tabs separate values; keywords are written
/// in any case; `%` begins a comment; lines end with LF or CRLF.
///
/// Refused, with a reason: sparse rows, instance weights, tables within tables, and characters of
/// meaning (`, { } % ' "` and blanks) outside of quotes, which readers of ARFF don't agree about.
package struct ARFFReader {
  private let bytes: [UInt8]
  private let path: String
  private var index: Int
  private var lineNumber = 0
  package private(set) var attributes: [ARFFAttribute] = []
  /// By column the names that may occur, where the header lists them.
  private var nominals: [Set<String>?] = []

  package static let mostAttributes = 10_000
  private static let longestLine = 1 << 20

  /// Reads the header.
  ///
  /// - Parameter path: What errors call the file.
  package init(_ bytes: [UInt8], path: String) throws(TraceError) {
    (self.bytes, self.path) = (bytes, path)
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TraceError(path: path, line: 1, column: 1, message: "this is UTF-16; save it as UTF-8")
    }
    try readHeader()
    nominals = attributes.map { if case .nominal(let names) = $0.form { Set(names) } else { nil } }
  }

  private mutating func readHeader() throws(TraceError) {
    var hasRelation = false
    while var line = try nextLine() {
      line.skipBlanks()
      guard let first = line.next else { continue }
      guard first == ARFFLine.at else {
        throw line.error("no declaration; write @attribute lines, then @data, then the rows")
      }
      let before = line
      switch try line.token().text?.lowercased() {
      case "@relation":
        guard !hasRelation else { throw before.error("@relation again; keep one of the two") }
        hasRelation = true
      case "@attribute":
        guard hasRelation else { throw before.error("@relation is missing; write it first") }
        let attribute = try ARFFAttribute(&line)
        guard !attributes.contains(where: { $0.name == attribute.name }) else {
          throw before.error("'\(attribute.name.prefix(40))' is declared again; keep one")
        }
        attributes.append(attribute)
        guard attributes.count <= Self.mostAttributes else {
          throw before.error("over \(Self.mostAttributes) attributes; leave some out")
        }
      case "@data":
        guard !attributes.isEmpty else {
          throw before.error("no attribute is declared above; write an @attribute for each column")
        }
        line.skipBlanks()
        if line.next != nil { throw line.error("a row beside @data; begin it in the next line") }
        return
      default:
        throw before.error("an unknown declaration; write @relation, @attribute or @data")
      }
    }
    throw TraceError(
      path: path, line: max(1, lineNumber), column: 1,
      message: "there is no @data in this file; write it between the @attribute lines and the rows")
  }

  /// The next row, with a value for each attribute; `nil` at the end. After an error the row behind it
  /// is next.
  package mutating func next() throws(TraceError) -> [ARFFValue]? {
    while var line = try nextLine() {
      line.skipBlanks()
      switch line.next {
      case nil: continue
      case ARFFLine.openBrace:
        throw line.error("a sparse row ({place value, …}); write a value for each attribute")
      case ARFFLine.at: throw line.error("a declaration below @data; move it above")
      default: return try values(&line)
      }
    }
    return nil
  }

  private func values(_ line: inout ARFFLine) throws(TraceError) -> [ARFFValue] {
    var values: [ARFFValue] = []
    values.reserveCapacity(attributes.count)
    let start = line
    while true {
      if line.next == ARFFLine.openBrace {
        throw line.error("a brace: weights of rows mean nothing here; leave it out, or quote it")
      }
      let before = line
      let token = try line.token()
      guard values.count < attributes.count else {
        throw before.error("this row has over \(attributes.count) values; write as many")
      }
      values.append(try value(token, at: values.count, before))
      let sawTab = line.skipBlanks()
      guard let next = line.next else { break }
      guard line.take(ARFFLine.comma) || sawTab else {
        throw line.error(
          next == ARFFLine.openBrace || next == ARFFLine.closeBrace
            ? "a brace within a value; put the value in quotes"
            : "a blank within a value; put the value in quotes, or write a comma")
      }
      line.skipBlanks()
    }
    guard values.count == attributes.count else {
      throw start.error("this row has \(values.count) values; write \(attributes.count)")
    }
    return values
  }

  private func value(
    _ token: ARFFToken, at position: Int, _ place: ARFFLine
  ) throws(TraceError) -> ARFFValue {
    let attribute = attributes[position]
    guard let text = token.text else {
      throw place.error("this value is not UTF-8; save the file as UTF-8")
    }
    let isMissing = !token.isQuoted && text == "?"
    var number = Double.nan
    switch attribute.form {
    case .number where !isMissing:
      guard let value = DecimalText.number(token.bytes) else {
        throw place.error("'\(token.shown)' is no number; write one, or ? where it isn't known")
      }
      number = value
    case .nominal where !isMissing:
      guard nominals[position]?.contains(text) == true else {
        throw place.error("the header doesn't list '\(token.shown)'; add it there, or correct it")
      }
    default: break
    }
    return ARFFValue(
      isMissing: isMissing, text: text, number: number, line: token.line, column: token.column)
  }

  /// The next line; `nil` at the end of the file.
  private mutating func nextLine() throws(TraceError) -> ARFFLine? {
    guard index < bytes.count else { return nil }
    lineNumber += 1
    let start = index
    var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    index = end + 1
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    let content = bytes[start..<end]
    var problem: (Int, String)?
    if content.count > Self.longestLine {
      problem = (start, "a line of over \(Self.longestLine) bytes; look for what should end it")
    } else if let place = content.firstIndex(of: 0) {
      problem = (place, "a NUL byte; ARFF is text")
    } else if let place = content.firstIndex(of: 0x0D) {
      problem = (place, "a carriage return without a newline; end lines with LF or CRLF")
    }
    if let (place, message) = problem {
      throw TraceError(
        path: path, line: lineNumber, column: 1 + content[..<place].count { $0 & 0xC0 != 0x80 },
        message: message)
    }
    return ARFFLine(content, number: lineNumber, path: path)
  }
}
