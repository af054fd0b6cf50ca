// A CSV file with a header whose columns are found by name, whatever other columns it has.
// Not here: rows of fields (`CSVReader.swift`), our own matrix, where nothing may be unknown
// (`MatrixColumns.swift`).

struct CSVTable {
  let path: String
  private var reader: CSVReader
  private let header: [CSVField]

  init(_ bytes: [UInt8], path: String) throws(TraceError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TraceError(path: path, line: 1, column: 1, message: "this is UTF-16; save it as UTF-8")
    }
    (self.path, reader) = (path, CSVReader(bytes, path: path))
    guard let header = try reader.next() else {
      throw TraceError(
        path: path, line: 1, column: 1, message: "the file is empty; begin with a header")
    }
    self.header = header
  }

  func place(of column: String) throws(TraceError) -> Int {
    let names = header.map { $0.text ?? "" }
    let places = names.indices.filter { names[$0] == column }
    guard let place = places.first, places.count == 1 else {
      let hint = NearestName.hint(for: column, among: names)
      throw error(
        places.isEmpty
          ? "there is no column '\(column.prefix(40))'; \(hint)"
          : "two columns are called '\(column.prefix(40))'; rename one")
    }
    return place
  }

  /// The next row, however many fields it has; `nil` at the end. After an error, stop.
  mutating func next() throws(TraceError) -> [CSVField]? { try reader.next() }

  /// - Throws: Where a row hasn't a field for each column.
  func check(_ row: [CSVField]) throws(TraceError) {
    if row.count == header.count { return }
    let isEmptyLine = row.count == 1 && row[0].bytes.isEmpty
    throw error(
      row[0],
      isEmptyLine
        ? "an empty line; remove it"
        : "this row has \(row.count) fields; write \(header.count), as in the header")
  }

  func name(_ field: CSVField) throws(TraceError) -> String {
    guard let text = field.text, !text.isEmpty else {
      throw error(field, "a name is missing here or isn't UTF-8; write it")
    }
    return text
  }

  /// At the header.
  func error(_ message: String) -> TraceError { error(header[0], message) }

  func error(_ field: CSVField, _ message: String) -> TraceError {
    TraceError(path: path, line: field.line, column: field.column, message: message)
  }
}
