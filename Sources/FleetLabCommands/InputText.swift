// Reads the text that a command is given, from a file or from standard input.
// Not here: what it means (`ScenarioFiles`).

import Foundation

/// A text and the name under which errors speak of it.
package struct InputText: Equatable, Sendable {
  package let name: String
  package let text: String
  /// What is longer is no scenario, and isn't read to its end.
  static let mostBytes = 1 << 20

  /// Reads a whole file, or standard input where the path is `-`.
  ///
  /// - Throws: ``MissingFile`` where it can't be read, ``UnusableInput`` where it isn't UTF-8.
  package init(path: String) throws {
    let (name, bytes) = try Self.bytes(path: path)
    try self.init(bytes, name: name)
  }

  /// Reads an open file to its end and leaves it open.
  package init(descriptor: Int32, name: String) throws {
    try self.init(try Self.bytes(descriptor: descriptor, name: name), name: name)
  }

  private init(_ bytes: [UInt8], name: String) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UnusableInput([Diagnostic(file: name, "isn't UTF-8; save it as UTF-8 text")])
    }
    (self.name, self.text) = (name, text)
  }

  /// The bytes of a whole file, or of standard input where the path is `-`, whatever they mean.
  ///
  /// - Parameters:
  ///   - most: How many there may be.
  ///   - remedy: What would be right in place of a larger file.
  static func bytes(
    path: String, most: Int = mostBytes, remedy: String = "write a scenario of a few thousand"
  ) throws -> (name: String, bytes: [UInt8]) {
    if path == "-" {
      let name = "standard input"
      return (name, try bytes(descriptor: 0, name: name, most: most, remedy: remedy))
    }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    return (path, try bytes(descriptor: descriptor, name: path, most: most, remedy: remedy))
  }

  private static func bytes(
    descriptor: Int32, name: String, most: Int = mostBytes,
    remedy: String = "write a scenario of a few thousand"
  ) throws -> [UInt8] {
    var (bytes, block) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = read(descriptor, &block, block.count)
      if count == 0 { break }
      if count > 0 {
        bytes += block[..<count]
        guard bytes.count <= most else {
          let sentence = "the file is larger than \(most) bytes; \(remedy)"
          throw UnusableInput([Diagnostic(file: name, line: 1, column: 1, sentence)])
        }
      } else if errno != EINTR {
        throw failure(name)
      }
    }
    return bytes
  }

  private static func failure(_ name: String) -> MissingFile {
    switch errno {
    case ENOENT: MissingFile(name, "isn't there")
    case EISDIR: MissingFile(name, "is a folder; a file is right")
    default: MissingFile(name, "can't be read: \(String(cString: strerror(errno)))")
    }
  }
}
