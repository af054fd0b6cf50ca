// Where JSON is written to. Not here: how a type is taken apart (`CompactEncoder.swift`).

/// A class because the containers of one encoding all write into it.
final class JSONSink {
  private(set) var bytes: [UInt8] = []
  /// What closes the container of each value that is being written; 0 while it has none.
  private var closings: [UInt8] = []
  private var hasMembers: [Bool] = []

  /// Writes a value whole.
  func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let numbers as [Double]: try writeList(numbers) { try number($0) }
    case let numbers as [UInt32]: writeList(numbers) { digits($0) }
    case let numbers as [UInt64]: writeList(numbers) { digits($0) }
    case let numbers as [Int]: writeList(numbers) { digits($0) }
    case let numbers as [Int32]: writeList(numbers) { digits($0) }
    default:
      closings.append(0)
      hasMembers.append(false)
      try value.encode(to: CompactEncoder(sink: self))
      hasMembers.removeLast()
      let closing = closings.removeLast()
      if closing != 0 { bytes.append(closing) }
    }
  }

  private func writeList<Number>(_ numbers: [Number], _ write: (Number) throws -> Void) rethrows {
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

  func text(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
