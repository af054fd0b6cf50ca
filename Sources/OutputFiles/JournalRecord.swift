// One piece of finished work as bytes in a journal, and finding such pieces in bytes that may be damaged.
// Not here: the file (`Journal.swift`), what a piece's own bytes mean (whoever keeps it).

import CZlib
package import Digests

/// What a finished piece of work is found by.
package struct JournalKey: Hashable, Sendable {
  /// Of all that determines the piece, but for its number.
  package let digest: Digest
  /// Which of many such pieces, such as a replication's number.
  package let number: UInt64

  package init(_ digest: Digest, number: UInt64) {
    self.digest = digest
    self.number = number
  }
}

/// A head of 56 bytes (a marking word, the digest, the number, the length of the payload, and the head's
/// CRC-32), the payload, and the payload's CRC-32. Numbers are little-endian.
enum JournalRecord {
  private static let mark: [UInt8] = Array("FLr1".utf8)
  static let headSize = 56
  static let tailSize = 4

  struct Head {
    let key: JournalKey
    let length: Int
    var size: Int { headSize + length + tailSize }
  }

  static func bytes(of payload: [UInt8], key: JournalKey) -> [UInt8] {
    var head = mark + key.digest.bytes
    append(key.number, 8, to: &head)
    append(UInt64(payload.count), 8, to: &head)
    append(UInt64(checksum(head)), 4, to: &head)
    var tail: [UInt8] = []
    append(UInt64(checksum(payload)), 4, to: &tail)
    return head + payload + tail
  }

  /// The head that begins a slice, if a sound one does.
  static func head(of bytes: ArraySlice<UInt8>) -> Head? {
    guard bytes.count >= headSize, bytes.starts(with: mark) else { return nil }
    let start = bytes.startIndex
    let sum = number(bytes[(start + headSize - 4)..<(start + headSize)])
    guard sum == UInt64(checksum(Array(bytes[start..<(start + headSize - 4)]))) else { return nil }
    let length = number(bytes[(start + 44)..<(start + 52)])
    guard length < UInt64(Int32.max) else { return nil }
    return Head(
      key: JournalKey(
        Digest(stored: Array(bytes[(start + 4)..<(start + 36)])),
        number: number(bytes[(start + 36)..<(start + 44)])),
      length: Int(length))
  }

  /// A record's payload, given all of its bytes; `nil` where they aren't what was written.
  static func payload(of record: ArraySlice<UInt8>) -> [UInt8]? {
    guard let head = head(of: record), record.count == head.size else { return nil }
    let payload = Array(record.dropFirst(headSize).dropLast(tailSize))
    return number(record.suffix(tailSize)) == UInt64(checksum(payload)) ? payload : nil
  }

  /// Whether a whole record that is sound begins anywhere in a slice.
  static func isAnywhere(in bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let place = rest.firstIndex(of: mark[0]) {
      rest = rest[place...]
      if let head = head(of: rest), rest.count >= head.size,
        payload(of: rest.prefix(head.size)) != nil
      {
        return true
      }
      rest = rest.dropFirst()
    }
    return false
  }

  /// CRC-32 as in gzip (RFC 1952, §8).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
  }

  private static func append(_ number: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
