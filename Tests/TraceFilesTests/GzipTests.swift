// zlib's face, against bytes that gzip 1.12 wrote. Not here: what traces hold.

import Testing
import TraceFiles

/// `hello` and `more`, each with a newline, as gzip -9n wrote them; CRC-32 at the end of each.
let gzippedHello: [UInt8] = [
  0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0x00, 0x20,
  0x30, 0x3A, 0x36, 0x06, 0, 0, 0,
]
let gzippedMore: [UInt8] = [
  0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xCB, 0xCD, 0x2F, 0x4A, 0xE5, 0x02, 0x00, 0x76, 0x69,
  0xEF, 0x6B, 0x05, 0, 0, 0,
]

struct GzipTests {
  @Test("one member, two members and padding")
  func members() throws {
    #expect(try Gzip.inflate(gzippedHello) == Array("hello\n".utf8))
    #expect(try Gzip.inflate(gzippedHello + gzippedMore) == Array("hello\nmore\n".utf8))
    #expect(try Gzip.inflate(gzippedHello + [0, 0, 0]) == Array("hello\n".utf8))
  }

  @Test("every truncation is noticed")
  func truncation() {
    for length in gzippedHello.indices {
      #expect(throws: GzipError.truncated) {
        try Gzip.inflate(Array(gzippedHello.prefix(length)))
      }
    }
    #expect(throws: GzipError.truncated) {
      try Gzip.inflate(gzippedHello + gzippedMore.dropLast())
    }
  }

  /// Byte 17 ends with six bits of padding, which mean nothing (RFC 1951, §3.2.3).
  @Test("every other flipped bit behind the header is noticed", arguments: 10..<26)
  func corruption(byte: Int) {
    for bit in 0..<(byte == 17 ? 2 : 8) {
      var damaged = gzippedHello
      damaged[byte] ^= 1 << bit
      #expect(throws: GzipError.self) { try Gzip.inflate(damaged) }
    }
  }

  @Test("what follows the last member is refused with its place")
  func trailing() {
    #expect(throws: GzipError.trailingBytes(atByte: 26)) {
      try Gzip.inflate(gzippedHello + Array("rest".utf8))
    }
  }

  @Test("what comes out is limited")
  func limit() {
    #expect(throws: Never.self) { try Gzip.inflate(gzippedHello, limit: 6) }
    #expect(throws: GzipError.tooLarge(limit: 5)) { try Gzip.inflate(gzippedHello, limit: 5) }
  }
}
