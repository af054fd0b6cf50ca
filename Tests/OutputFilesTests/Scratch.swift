// A folder of its own for each test. Not here: tests.

import Foundation

/// A class, so that leaving the test removes the folder.
final class Scratch {
  let path: String

  init() {
    var template = Array((NSTemporaryDirectory() + "/fleetlab-test-XXXXXX").utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder")
    guard let real = realpath(template, nil) else { preconditionFailure("no temporary folder") }
    defer { free(real) }
    path = String(cString: real)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static func / (scratch: Scratch, name: String) -> String { scratch.path + "/" + name }

  func put(_ text: String, at name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Everything below, hidden things too.
  var all: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}
