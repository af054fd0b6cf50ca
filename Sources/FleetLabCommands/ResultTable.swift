// A CSV file that `fleetlab run` wrote, column by column. Not here: the grammar (`TraceFiles/CSVReader.swift`),
// what the columns mean (`ResultFolder.swift`).

import TraceFiles

struct ResultTable {
  /// What results are paired by, within one seed.
  struct Key: Hashable {
    let arm: String
    let replication: Int
  }

  private let path: String
  private let header: [String]
  private let rows: [[CSVField]]

  /// - Throws: ``MissingFile``, ``UnusableInput``.
  init(path: String) throws {
    self.path = path
    let bytes = try InputText.bytes(
      path: path, most: 1 << 29, remedy: "compare fewer replications"
    ).bytes
    var reader = CSVReader(bytes, path: path)
    var rows: [[CSVField]] = []
    do throws(TraceError) {
      while let row = try reader.next() { rows.append(row) }
    } catch {
      throw UnusableInput([
        Diagnostic(file: path, line: error.line, column: error.column, error.message)
      ])
    }
    guard let first = rows.first else {
      throw UnusableInput([Diagnostic(file: path, "it is empty; play it again")])
    }
    header = first.map { $0.text ?? "" }
    self.rows = Array(rows.dropFirst())
    if let short = self.rows.first(where: { $0.count != first.count }) {
      throw problem("this row has \(short.count) fields, the header \(first.count)", at: short[0])
    }
  }

  func problem(_ sentence: String, at field: CSVField? = nil) -> UnusableInput {
    UnusableInput([
      Diagnostic(
        file: path, line: field?.line, column: field?.column,
        "\(sentence); fleetlab run writes no such file, so play it again")
    ])
  }

  private func fields(_ column: String) throws -> [CSVField] {
    guard let place = header.firstIndex(of: column) else {
      throw problem("there is no column '\(column)'")
    }
    return rows.map { $0[place] }
  }

  func texts(_ column: String) throws -> [String] {
    try fields(column).map { field in
      guard let text = field.text else { throw problem("this isn't UTF-8", at: field) }
      return text
    }
  }

  func integers(_ column: String) throws -> [Int] {
    try fields(column).map { field in
      guard let text = field.text, let number = Option.number(text) else {
        throw problem("\(column) is a whole number", at: field)
      }
      return number
    }
  }

  /// `nil` for an empty field.
  func numbers(_ column: String) throws -> [Double?] {
    try fields(column).map { field in
      if field.bytes.isEmpty { return nil }
      guard let number = DecimalText.number(field.bytes) else {
        throw problem("\(column) is a number", at: field)
      }
      return number
    }
  }

  func keys() throws -> [Key] {
    zip(try texts("arm"), try integers("replication")).map { Key(arm: $0, replication: $1) }
  }
}
