// The digest against the vectors of the standard. Not here: the vectors (`SHA256+KnownAnswers.swift`).

import Digests
import Testing

struct SHA256Tests {
  @Test("digests are the standard's", arguments: SHA256.knownAnswers)
  func digest(bytes: [UInt8], expected: String) {
    #expect(SHA256.hexadecimal(of: bytes) == expected)
  }
}
