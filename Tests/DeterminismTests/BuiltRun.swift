// The built program in a process of its own, and the files that it wrote.
// Not here: what must be equal (`OtherProcessTests.swift`), runs in this process
// (`SmallRun.swift`).

import Foundation
import Testing

enum BuiltRun {
  /// The program that was built together with the tests, which lies beside their bundle.
  private static let program: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL ?? SmallRun.root
    return tests.deletingLastPathComponent().appending(path: "fleetlab")
  }()

  /// Plays one day of the smoke scenario twice and returns the deterministic files by name.
  static func files(seed: Int, variables: [String: String] = [:]) throws -> [String: Data] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "fleetlab-determinism-\(ProcessInfo.processInfo.globallyUniqueString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let settings = SmallRun.settings.flatMap { ["--set", "\($0.key)=\($0.value)"] }
    let ending = try run(
      program,
      ["run", "Scenarios/smoke.yaml", "--replications", "2", "--seed", "\(seed)", "--quiet"]
        + settings + ["--out", folder.path], variables: variables)
    try #require(ending.code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      !$0.hasPrefix("overhead.") && $0 != "timing.json"
    }
    var files: [String: Data] = [:]
    for name in names { files[name] = try Data(contentsOf: folder.appending(path: name)) }
    return files
  }

  /// Runs a program in an environment that holds nothing but `variables`, so that the hashes of its
  /// sets and dictionaries have a seed of their own in each process.
  static func run(
    _ program: URL, _ arguments: [String], variables: [String: String] = [:]
  ) throws -> (output: Data, code: Int32) {
    let process = Process()
    (process.executableURL, process.arguments) = (program, arguments)
    process.currentDirectoryURL = SmallRun.root
    process.environment = ["PATH": "/usr/bin:/bin"].merging(variables) { $1 }
    let output = Pipe()
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, output)
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (answer, process.terminationStatus)
  }
}
