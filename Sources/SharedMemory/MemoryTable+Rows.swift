// What a table says of its rows: where a column stands, what a key reads like, what fits.
// Not here: reading a row into a record (`Records/RowReader.swift`).

extension MemoryTable {
  /// The position of a column that the table has.
  public func position(of column: String) -> Int {
    guard let position = columns.firstIndex(where: { $0.name == column }) else {
      preconditionFailure("\(name) has no column '\(column)'")
    }
    return position
  }

  /// A row's key as one text, its columns joined by ":".
  public func keyText(of row: [MemoryValue]) -> String {
    key.map { row[$0].text }.joined(separator: ":")
  }

  /// The longest key of a table in bytes: a name, or a partition and a name.
  private var longestKey: Int {
    name == "memory_acl" ? 2 * NameRule.longest + 1 : NameRule.longest
  }

  private func misfit(_ position: Int, _ text: String) -> MemoryError {
    .invalid("\(name).\(columns[position].name) is \(text)")
  }

  /// Refuses a row with a value of the wrong kind, one that is missing, a number that isn't finite
  /// and a key that is no name.
  package func check(_ row: [MemoryValue]) throws(MemoryError) {
    guard row.count == columns.count else {
      throw .invalid("a row of \(name) has \(columns.count) values, not \(row.count)")
    }
    for position in row.indices {
      switch (row[position], columns[position].kind) {
      case (.integer, .integer), (.text, .text): break
      case (.real(let number), .real):
        if !number.isFinite { throw misfit(position, "\(number); a number must be finite") }
      case (.null, _):
        if !columns[position].isOptional && !(givesKeys && key[0] == position) {
          throw misfit(position, "missing; it must be given")
        }
      case (let value, let kind):
        throw misfit(position, "\(value); it must be \(kind.rawValue)")
      }
    }
    for position in key {
      guard case .text(let text) = row[position] else { continue }
      try NameRule.check(text, "\(name).\(columns[position].name)", longest: longestKey)
    }
  }
}
