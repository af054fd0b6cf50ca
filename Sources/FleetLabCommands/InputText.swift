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
    if path == "-" {
      try self.init(descriptor: 0, name: "standard input")
      return
    }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, name: path)
  }

  /// Reads an open file to its end and leaves it open.
  package init(descriptor: Int32, name: String) throws {
    var (bytes, block) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = read(descriptor, &block, block.count)
      if count == 0 { break }
      if count > 0 {
        bytes += block[..<count]
        guard bytes.count <= Self.mostBytes else {
          let sentence = "is larger than \(Self.mostBytes) bytes; a scenario is a few thousand"
          throw UnusableInput([Diagnostic(file: name, sentence)])
        }
      } else if errno != EINTR {
        throw Self.failure(name)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UnusableInput([Diagnostic(file: name, "isn't UTF-8; save it as UTF-8 text")])
    }
    (self.name, self.text) = (name, text)
  }

  private static func failure(_ name: String) -> MissingFile {
    switch errno {
    case ENOENT: MissingFile(name, "isn't there")
    case EISDIR: MissingFile(name, "is a folder; a file is right")
    default: MissingFile(name, "can't be read: \(String(cString: strerror(errno)))")
    }
  }
}
