// Runs the built program, or another, the way a shell would. Not here: what it should answer.

import Foundation

/// What a process wrote and how it ended.
struct Ending: Equatable {
  let output: String
  let errors: String
  let code: Int32
}

enum BuiltProgram {
  /// The repository's root, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program that was built together with the tests, which lies beside their bundle.
  static let path: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL ?? root
    return tests.deletingLastPathComponent().appending(path: "fleetlab").path
  }()

  /// Runs `fleetlab` with these arguments.
  static func run(_ arguments: [String]) throws -> Ending { try run(path, arguments) }

  /// Runs a line of bash in which `$fleetlab` is the program.
  static func bash(_ line: String, in folder: URL = root) throws -> Ending {
    try run("/bin/bash", ["-c", line], variables: ["fleetlab": path], folder: folder)
  }

  static func run(
    _ program: String, _ arguments: [String], variables: [String: String] = [:],
    folder: URL = root
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin:/usr/local/bin"].merging(variables) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, output)
    process.standardError = errors
    try process.run()
    // One after the other will do: nothing here fills a pipe with messages.
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(
      output: String(decoding: answer, as: UTF8.self),
      errors: String(decoding: messages, as: UTF8.self), code: process.terminationStatus)
  }

  /// Where a program is installed, if it is.
  static func find(_ name: String) -> String? {
    ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
