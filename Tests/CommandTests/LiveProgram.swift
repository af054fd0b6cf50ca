// A running `fleetlab live`, spoken to through its pipes. Not here: what it should answer.

import Foundation

/// One process. A class, because there is one.
final class LiveProgram {
  private let process = Process()
  private let (input, output, errors) = (Pipe(), Pipe(), Pipe())
  private var buffer = Data()

  init(_ scenario: URL, store: String, _ more: [String] = []) throws {
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = ["live", scenario.path, "--store", store, "-q"] + more
    process.environment = ["PATH": "/usr/bin:/bin"]
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = errors
    try RunInterruptionTests.askable { try process.run() }
  }

  /// Writes from a thread of its own, since answers must be read meanwhile.
  func send(_ lines: some Sequence<String> & Sendable, ends: Bool) {
    let handle = input.fileHandleForWriting
    Thread.detachNewThread {
      Foundation.signal(SIGPIPE, SIG_IGN)
      var text = ""
      for line in lines {
        text += line + "\n"
        if text.utf8.count > 30_000 {
          // A program that was killed reads no more.
          guard (try? handle.write(contentsOf: Data(text.utf8))) != nil else { return }
          text = ""
        }
      }
      try? handle.write(contentsOf: Data(text.utf8))
      if ends { try? handle.close() }
    }
  }

  func endInput() throws { try input.fileHandleForWriting.close() }

  /// The next whole line; `nil` at the end.
  func nextLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer = Data(buffer[(end + 1)...])
        return line
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      buffer += more
    }
  }

  /// All lines up to the end.
  func rest() -> [String] {
    while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
      buffer += more
    }
    defer { buffer = Data() }
    return String(decoding: buffer, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Kills it as a power switch would, and waits until it is gone.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

  /// How it ended, and what it said about that.
  func ending() -> (code: Int32, errors: String) {
    process.waitUntilExit()
    let text = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}

/// What the tests want to know of an answer.
struct LiveAnswer: Decodable {
  let effect: String
  var input: Int?
  var inputs: Int?
  var line: Int?
  var field: String?
  var error: String?
  var resumed: Bool?
  var wake: Int64?
  var open: [Open]?

  struct Open: Decodable { let attempt: String }

  static func read(_ line: String) throws -> LiveAnswer {
    try JSONDecoder().decode(LiveAnswer.self, from: Data(line.utf8))
  }
}
