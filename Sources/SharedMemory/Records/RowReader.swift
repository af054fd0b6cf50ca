// Reads a row's values one after another into typed fields.
// Not here: lists and maps inside a text (`JSONText.swift`), writing (each record's `row`).

struct RowReader {
  private let table: MemoryTable
  private let row: [MemoryValue]
  private var position = 0

  init(_ row: [MemoryValue], of table: MemoryTable) throws(MemoryError) {
    guard row.count == table.columns.count else {
      throw .invalid("a row of \(table.name) has \(table.columns.count) values, not \(row.count)")
    }
    (self.row, self.table) = (row, table)
  }

  private func misfit(_ wanted: String) -> MemoryError {
    let place = position - 1
    return .invalid(
      "\(table.name).\(table.columns[place].name) is \(row[place]); it must be \(wanted)")
  }

  private mutating func next() -> MemoryValue {
    position += 1
    return row[position - 1]
  }

  mutating func text() throws(MemoryError) -> String {
    guard case .text(let text) = next() else { throw misfit("a text") }
    return text
  }

  mutating func optionalText() throws(MemoryError) -> String? {
    switch next() {
    case .text(let text): return text
    case .null: return nil
    default: throw misfit("a text or nothing")
    }
  }

  /// A whole number, 0 or more: a count, a time, a length in seconds.
  mutating func count() throws(MemoryError) -> Int64 {
    guard case .integer(let number) = next(), number >= 0 else {
      throw misfit("a whole number, 0 or more")
    }
    return number
  }

  mutating func optionalCount() throws(MemoryError) -> Int64? {
    switch next() {
    case .integer(let number) where number >= 0: return number
    case .null: return nil
    default: throw misfit("a whole number, 0 or more, or nothing")
    }
  }

  mutating func integer() throws(MemoryError) -> Int64 {
    guard case .integer(let number) = next() else { throw misfit("a whole number") }
    return number
  }

  mutating func real() throws(MemoryError) -> Double {
    guard case .real(let number) = next(), number.isFinite else {
      throw misfit("a finite number")
    }
    return number
  }

  /// A number in 0 … 1.
  mutating func share() throws(MemoryError) -> Double {
    guard case .real(let number) = next(), (0...1).contains(number) else {
      throw misfit("a number in 0 … 1")
    }
    return number
  }

  mutating func flag() throws(MemoryError) -> Bool {
    switch next() {
    case .integer(0): return false
    case .integer(1): return true
    default: throw misfit("0 or 1")
    }
  }

  /// One of a few words, such as a status.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) throws(MemoryError) -> Word where Word.RawValue == String {
    guard case .text(let text) = next(), let word = Word(rawValue: text) else {
      throw misfit("one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// A JSON text of whatever shape `read` accepts.
  mutating func json<Shape>(
    _ wanted: String, _ read: (JSONText) -> Shape?
  ) throws(MemoryError) -> Shape {
    guard case .text(let text) = next(), let tree = JSONText(parsing: text),
      let shape = read(tree)
    else { throw misfit(wanted) }
    return shape
  }

  /// A JSON list of texts.
  mutating func list() throws(MemoryError) -> [String] {
    try json("a JSON list of texts") { $0.strings }
  }
}

extension MemoryValue {
  /// A text, or nothing.
  static func optional(_ text: String?) -> MemoryValue { text.map { .text($0) } ?? .null }
  /// A whole number, or nothing.
  static func optional(_ number: Int64?) -> MemoryValue { number.map { .integer($0) } ?? .null }
}
