// Which texts can be names: keys, partitions, identifiers of all tables.
// Not here: how a learning key is spelt (`KeySpace.swift`).

package enum NameRule {
  /// In bytes of UTF-8.
  package static let longest = 512

  /// Refuses an empty name, one that is too long, and one with control characters, which would make
  /// two names look alike in every log. O(length).
  ///
  /// - Parameter what: What the text names, to begin the error with.
  package static func check(
    _ text: String, _ what: @autoclosure () -> String, longest: Int = longest
  ) throws(MemoryError) {
    let bytes = text.utf8
    if bytes.isEmpty { throw .invalid("\(what()) is empty; it must have one character or more") }
    if bytes.count > longest {
      throw .invalid("\(what()) has \(bytes.count) bytes; it may have \(longest)")
    }
    // The C1 controls, U+0080 to U+009F, are C2 80 to C2 9F in UTF-8.
    var previous: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
        throw .invalid("\(what()) has a control character; only printable ones may stand in it")
      }
      previous = byte
    }
  }
}
