// What stands behind a backslash in quoted ARFF text. Not here: quotes (`ARFFLine.swift`).

/// As Weka and liac-arff write them: letters for control characters, up to three octal digits, `u`
/// and four hexadecimal digits; anything else means itself.
struct ARFFEscape {
  /// The UTF-8 of the character meant.
  let meaning: [UInt8]
  /// How many bytes stand behind the backslash.
  let length: Int

  private static let letters: [UInt8: UInt8] = [
    0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C,  // n, t, r, b, f
  ]

  /// - Parameter rest: What follows the backslash in its line.
  init?(_ rest: ArraySlice<UInt8>) {
    guard let first = rest.first else { return nil }
    let octal = rest.prefix(3).prefix { (0x30...0x37).contains($0) }
    if !octal.isEmpty {
      guard let character = Self.character(octal, radix: 8) else { return nil }
      (meaning, length) = (character, octal.count)
    } else if first == 0x75 {  // u
      let digits = rest.dropFirst().prefix(4)
      guard digits.count == 4, let character = Self.character(digits, radix: 16) else { return nil }
      (meaning, length) = (character, 5)
    } else {
      // The first byte of a longer character is enough: the others follow as they are.
      (meaning, length) = ([Self.letters[first] ?? first], 1)
    }
  }

  /// `nil` for what is no character, or NUL, which no text holds.
  private static func character(_ digits: ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
    // A sign would be taken for part of a number.
    guard digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix), value > 0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }
}
