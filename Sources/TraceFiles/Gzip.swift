// Gzipped bytes → bytes, by zlib. Not here: what they hold (`CSVReader.swift`), files (`TraceFile.swift`).

import CZlib

/// Why gzipped data can't be read.
package enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated
  case corrupt(String, atByte: Int)
  case trailingBytes(atByte: Int)
  case tooLarge(limit: Int)

  package var description: String {
    switch self {
    case .truncated: "the gzip data ends too early; copy or compress the file again"
    case .corrupt(let reason, let byte):
      "the gzip data is damaged near byte \(byte) (\(reason)); copy or compress the file again"
    case .trailingBytes(let byte):
      "the gzip data ends at byte \(byte), but the file goes on; compress it again"
    case .tooLarge(let limit):
      "uncompressed this is over \(limit) bytes; split it or leave out rows"
    }
  }
}

package enum Gzip {
  private static let magic: [UInt8] = [0x1F, 0x8B]

  /// Whether data begins as RFC 1952, §2.3.1, demands.
  package static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Inflates all members of a gzip file, each checked by its CRC-32 and length.
  /// Zeros behind the last one are padding, as for gzip(1).
  ///
  /// - Parameter limit: How many bytes may come out: a small file can hold a huge one.
  /// - Complexity: O(*n*) in the bytes that go in and come out.
  package static func inflate(
    _ bytes: [UInt8], limit: Int = 256 << 20
  ) throws(GzipError) -> [UInt8] {
    try bytes.withUnsafeBufferPointer { (input) throws(GzipError) in
      try Inflater().inflate(input, magic: magic, limit: limit)
    }
  }
}

/// Owns one `z_stream`, which mustn't move, and room for a part of what comes out.
private struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let chunk: UnsafeMutableBufferPointer<UInt8>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    chunk = .allocate(capacity: 1 << 16)
    chunk.initialize(repeating: 0)
    precondition(fleetlab_inflate_init(stream) == Z_OK, "no memory for zlib")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    chunk.deallocate()
  }

  func inflate(
    _ input: UnsafeBufferPointer<UInt8>, magic: [UInt8], limit: Int
  ) throws(GzipError) -> [UInt8] {
    var (output, consumed) = ([UInt8](), 0)
    while true {
      let fed = min(input.count - consumed, Int(Int32.max))
      stream.pointee.next_in = input.baseAddress.map { .init(mutating: $0 + consumed) }
      stream.pointee.avail_in = UInt32(fed)
      stream.pointee.next_out = chunk.baseAddress
      stream.pointee.avail_out = UInt32(chunk.count)
      let code = CZlib.inflate(stream, Z_NO_FLUSH)
      consumed += fed - Int(stream.pointee.avail_in)
      output.append(contentsOf: chunk.prefix(chunk.count - Int(stream.pointee.avail_out)))
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
      switch code {
      case Z_STREAM_END:
        let rest = input[consumed...]
        if rest.allSatisfy({ $0 == 0 }) { return output }
        guard rest.starts(with: magic) else { throw .trailingBytes(atByte: consumed) }
        inflateReset(stream)
      case Z_OK, Z_BUF_ERROR:
        if consumed == input.count, stream.pointee.avail_out > 0 { throw .truncated }
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib code \(code)"
        throw .corrupt(reason, atByte: consumed)
      }
    }
  }
}
