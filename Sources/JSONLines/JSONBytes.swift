// Numbers and texts as JSON, appended to bytes. Not here: anything around them (`JSONSink.swift`).

extension [UInt8] {
  /// A whole number in decimal digits.
  public mutating func append<Number: FixedWidthInteger>(digits value: Number) {
    if value < 0 {
      append(contentsOf: value.description.utf8)
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (place, rest) = (20, UInt64(value))
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      append(contentsOf: digits[place...])
    }
  }

  /// The shortest digits that give the number back; it must be finite.
  public mutating func append(number value: Double) {
    precondition(value.isFinite, "JSON has no \(value)")
    if let whole = Int32(exactly: value), value.sign == .plus {
      append(digits: whole)
    } else {
      append(contentsOf: value.description.utf8)
    }
  }

  /// A text in quotes, with what JSON asks to be escaped.
  public mutating func append(text value: String) {
    append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20:
        let hex = Array("0123456789abcdef".utf8)
        append(contentsOf: "\\u00".utf8)
        append(hex[Int(byte >> 4)])
        append(hex[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
