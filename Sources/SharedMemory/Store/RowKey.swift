// A primary key as a value to look up by. Not here: ordering rows by key
// (`TableContents+Order.swift`).

/// A key of one or two columns; equal only where the bytes are, as in a file.
struct RowKey: Hashable {
  let first: MemoryValue
  let second: MemoryValue

  init(_ values: [MemoryValue]) {
    precondition(values.count == 1 || values.count == 2, "a key has one or two columns")
    first = values[0]
    second = values.count == 2 ? values[1] : .null
  }

  init(of row: [MemoryValue], in table: MemoryTable) {
    first = row[table.key[0]]
    second = table.key.count == 2 ? row[table.key[1]] : .null
  }

  static func == (one: RowKey, other: RowKey) -> Bool {
    isSame(one.first, other.first) && isSame(one.second, other.second)
  }

  func hash(into hasher: inout Hasher) {
    Self.hash(first, into: &hasher)
    Self.hash(second, into: &hasher)
  }

  static func isSame(_ one: MemoryValue, _ other: MemoryValue) -> Bool {
    switch (one, other) {
    case (.text(let one), .text(let other)): one.isSame(as: other)
    case (.integer(let one), .integer(let other)): one == other
    case (.null, .null): true
    default: one.compared(to: other) == 0
    }
  }

  private static func hash(_ value: MemoryValue, into hasher: inout Hasher) {
    switch value {
    case .null: break
    case .integer(let number): hasher.combine(number)
    case .real(let number): hasher.combine(number)
    case .text(let text):
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isDone == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }
}
