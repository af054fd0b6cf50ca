// Bytes → rows of fields, by RFC 4180. Not here: what the columns mean (`MatrixCSV.swift`).

/// A field's bytes without its quotes, and where it begins. Text is made only when it is asked for.
package struct CSVField: Sendable {
  package let bytes: ArraySlice<UInt8>
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int

  /// `nil` when the bytes are not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }
}

/// A pass over a file in memory, a row at a time: quotes, doubled quotes, LF or CRLF, line breaks
/// within quotes, a byte order mark.
///
/// - Complexity: O(*n*) in the bytes; fields without doubled quotes are not copied.
package struct CSVReader {
  private let bytes: [UInt8]
  private let path: String
  private let fieldLimit: Int
  private var index: Int
  private var (line, column) = (1, 1)

  /// - Parameters:
  ///   - path: What errors call the file.
  ///   - fieldLimit: How many bytes a field may have, so that a lost quote is found early.
  package init(_ bytes: [UInt8], path: String, fieldLimit: Int = 1 << 16) {
    (self.bytes, self.path, self.fieldLimit) = (bytes, path, fieldLimit)
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row, which has at least one field; `nil` at the end. After an error, stop.
  package mutating func next() throws(TraceError) -> [CSVField]? {
    guard index < bytes.count else { return nil }
    var fields = [try field()]
    while index < bytes.count {
      switch bytes[index] {
      case Self.comma:
        advance()
        fields.append(try field())
      case Self.newline:
        advance()
        return fields
      default:  // A field ends at a comma, a line break or the end.
        guard index + 1 < bytes.count, bytes[index + 1] == Self.newline else {
          throw error("a carriage return without a newline; end lines with LF or CRLF")
        }
        advance()
        advance()
        return fields
      }
    }
    return fields
  }

  private static let (quote, comma): (UInt8, UInt8) = (0x22, 0x2C)
  private static let (newline, carriageReturn): (UInt8, UInt8) = (0x0A, 0x0D)

  private mutating func field() throws(TraceError) -> CSVField {
    if index < bytes.count, bytes[index] == Self.quote { return try quotedField() }
    let (start, startColumn) = (index, column)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn { break }
      if byte == Self.quote {
        throw error("a quote within a field; put the whole field in quotes and double this one")
      }
      try check(byte, from: start)
      advance()
    }
    return CSVField(bytes: bytes[start..<index], line: line, column: startColumn)
  }

  private mutating func quotedField() throws(TraceError) -> CSVField {
    let (startLine, startColumn) = (line, column)
    advance()
    let start = index
    var unescaped: [UInt8]?  // Only once a doubled quote makes a copy necessary.
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.quote {
        if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
          unescaped = unescaped ?? Array(bytes[start..<index])
          unescaped?.append(byte)
          advance()
          advance()
          continue
        }
        let content = unescaped.map { $0[...] } ?? bytes[start..<index]
        advance()
        if index < bytes.count,
          ![Self.comma, Self.newline, Self.carriageReturn].contains(bytes[index])
        {
          throw error("text behind a closing quote; double quotes within a field")
        }
        return CSVField(bytes: content, line: startLine, column: startColumn)
      }
      try check(byte, from: start)
      unescaped?.append(byte)
      advance()
    }
    throw TraceError(
      path: path, line: startLine, column: startColumn,
      message: "this quote is never closed; close it, or double it if it belongs to the text")
  }

  private func check(_ byte: UInt8, from start: Int) throws(TraceError) {
    if byte == 0 { throw error("a NUL byte; a trace is text in UTF-8") }
    if index - start >= fieldLimit {
      throw error("a field of over \(fieldLimit) bytes; look for a quote that isn't closed")
    }
  }

  private mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == Self.newline {
      (line, column) = (line + 1, 1)
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private func error(_ message: String) -> TraceError {
    TraceError(path: path, line: line, column: column, message: message)
  }
}
