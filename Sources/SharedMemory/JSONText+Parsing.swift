// Reads a JSON text (RFC 8259) of texts, whole numbers, lists and objects.
// Not here: writing one (`JSONText.swift`).

extension JSONText {
  /// `nil` where the text isn't JSON, has a key twice or nests deeper than 32; also for `null`,
  /// `true`, `false` and fractions, which no record holds. O(length).
  package init?(parsing text: String) {
    var parser = Parser(bytes: Array(text.utf8))
    guard let tree = parser.value(depth: 0), parser.isAtEnd() else { return nil }
    self = tree
  }
}

private struct Parser {
  let bytes: [UInt8]
  var place = 0

  mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  mutating func isAtEnd() -> Bool {
    skipSpace()
    return place == bytes.count
  }

  /// Takes a byte after white space if it is this one.
  mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard place < bytes.count, bytes[place] == character.asciiValue else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int) -> JSONText? {
    guard depth < 32 else { return nil }
    if take("[") { return list(depth: depth) }
    if take("{") { return object(depth: depth) }
    if take("\"") { return string().map { .string($0) } }
    return integer()
  }

  mutating func list(depth: Int) -> JSONText? {
    var elements: [JSONText] = []
    if take("]") { return .list([]) }
    while true {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
      if take("]") { return .list(elements) }
      guard take(",") else { return nil }
    }
  }

  mutating func object(depth: Int) -> JSONText? {
    var members: [JSONText.Member] = []
    if take("}") { return .object([JSONText.Member]()) }
    while true {
      guard take("\""), let key = string(), take(":"), let value = value(depth: depth + 1) else {
        return nil
      }
      members.append(JSONText.Member(key: key, value: value))
      if take("}") { break }
      guard take(",") else { return nil }
    }
    members.sort { $0.key.comparedByBytes(to: $1.key) < 0 }
    let isEachOnce = zip(members, members.dropFirst()).allSatisfy { !$0.key.isSame(as: $1.key) }
    return isEachOnce ? .object(members) : nil
  }

  /// Digits without a leading zero, which fit 64 bits.
  mutating func integer() -> JSONText? {
    let start = place
    if place < bytes.count, bytes[place] == 0x2D { place += 1 }
    let first = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    guard place > first, bytes[first] != 0x30 || place == first + 1 else { return nil }
    return Int64(String(decoding: bytes[start..<place], as: UTF8.self)).map { .integer($0) }
  }

  /// The rest of a string whose quotation mark is taken.
  mutating func string() -> String? {
    var content: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x22: return String(validating: content, as: UTF8.self)
      case 0x5C:
        guard let scalar = escape() else { return nil }
        content.append(contentsOf: Array(String(Character(scalar)).utf8))
      case 0..<0x20: return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    place += 1
    switch bytes[place - 1] {
    case 0x22: return "\""
    case 0x5C: return "\\"
    case 0x2F: return "/"
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      guard let unit = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
      // The first half of a pair (RFC 8259, §7).
      guard place + 1 < bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else {
        return nil
      }
      place += 2
      guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    place += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
