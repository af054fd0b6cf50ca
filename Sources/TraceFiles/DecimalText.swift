// Numbers as trace files write them. Not here: which numbers may stand where (the readers).

package enum DecimalText {
  /// A finite number in decimal digits, with a fraction or an exponent or without; `nil` for all else,
  /// `inf`, `nan` and hexadecimal among it.
  package static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard !bytes.isEmpty, bytes.allSatisfy(isDecimal) else { return nil }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// `0123456789+-.eE`
  private static func isDecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x65, 0x45].contains(byte)
  }
}
