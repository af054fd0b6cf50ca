// Where JSON is written to. Not here: how a type is taken apart (`CompactEncoder.swift`).

/// A class because the containers of one encoding all write into it.
final class JSONSink {
  private(set) var bytes: [UInt8] = []
  /// What closes the container of each value that is being written; 0 while it has none.
  private var closings: [UInt8] = []
  private var hasMembers: [Bool] = []

  /// Writes a value whole.
  func write<Value: Encodable>(_ value: Value) throws {
    // Compared by type, which is far cheaper than asking each value whether it is a list.
    if Value.self == [Double].self {
      try writeList(of: value) { (number: Double) in try self.number(number) }
    } else if Value.self == [Int].self {
      try writeList(of: value) { (number: Int) in digits(number) }
    } else if Value.self == [UInt32].self {
      try writeList(of: value) { (number: UInt32) in digits(number) }
    } else if Value.self == [UInt64].self {
      try writeList(of: value) { (number: UInt64) in digits(number) }
    } else if Value.self == [Int32].self {
      try writeList(of: value) { (number: Int32) in digits(number) }
    } else {
      try writeParts(of: value)
    }
  }

  private func writeParts<Value: Encodable>(of value: Value) throws {
    closings.append(0)
    hasMembers.append(false)
    try value.encode(to: CompactEncoder(sink: self))
    hasMembers.removeLast()
    let closing = closings.removeLast()
    if closing != 0 { bytes.append(closing) }
  }

  private func writeList<Number>(
    of value: some Encodable, _ write: (Number) throws -> Void
  ) throws {
    guard let numbers = value as? [Number] else { preconditionFailure("another type of list") }
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for number in numbers {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      try write(number)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Opens the present value's container, unless a container of the same value did.
  func open(_ opening: Character, _ closing: Character) {
    let closing = closing.asciiValue ?? 0
    guard let last = closings.last, last == 0 else {
      precondition(closings.last == closing, "a value is an object and a list at once")
      return
    }
    bytes.append(opening.asciiValue ?? 0)
    closings[closings.count - 1] = closing
  }

  func beginMember(_ key: String) {
    beginItem()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: key.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  func beginItem() {
    if hasMembers[hasMembers.count - 1] { bytes.append(UInt8(ascii: ",")) }
    hasMembers[hasMembers.count - 1] = true
  }

  func null() { bytes.append(contentsOf: "null".utf8) }
  func flag(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

  func number(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: [], debugDescription: "JSON has no \(value)"))
    }
    bytes.append(number: value)
  }

  func number(_ value: Float) throws {
    guard value.isFinite else { return try number(Double(value)) }
    bytes.append(contentsOf: value.description.utf8)
  }

  func digits(_ value: some FixedWidthInteger) { bytes.append(digits: value) }

  func text(_ value: String) { bytes.append(text: value) }
}
