// Starts and kills `MemoryWriter`, and says what a file must hold afterwards.
// Not here: when it is killed (`KillTests.swift`), how many there are (`CrowdTests.swift`).

import Foundation
import SQLiteMemory
import SharedMemory
import Testing

/// A process that writes changes to a memory and names each that it was told is kept.
final class WriterProcess {
  let name: String
  private let process = Process()
  /// A file, which needs no reader while it is written, and no other process can hold open.
  private let output: URL

  /// The program that was built together with the tests, which lies beside their bundle.
  private static let program: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL ?? URL(filePath: "/")
    return tests.deletingLastPathComponent().appending(path: "MemoryWriter")
  }()

  init(
    _ name: String, on file: MemoryFile, count: Int = .max, seconds: Int = 600,
    durability: Durability = .normal
  ) throws {
    self.name = name
    process.executableURL = Self.program
    process.arguments = [file.path, name, "\(count)", "\(seconds)", durability.rawValue]
    output = URL(filePath: "\(file.folder)/\(name).log")
    try Data().write(to: output)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
  }

  /// Waits until it has said so much, or has ended.
  func waitForBytes(_ count: Int) {
    var status = stat()
    while isRunning, stat(output.path, &status) != 0 || status.st_size < count { usleep(200) }
  }

  /// Ends it as a crash would: nothing of its own runs any more.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Waits for its end and returns the lines it wrote whole, which say what it was told is kept.
  func lines() throws -> [String] {
    process.waitUntilExit()
    let parts = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return parts.dropLast().map(String.init)
  }

  var isRunning: Bool { process.isRunning }

  /// What it ended with; 0 is all well.
  var code: Int32 { process.terminationStatus }
}

extension SQLiteStore {
  /// Expects that of a writer's changes those that it named are there, each as a whole, and at most one
  /// more, which it wasn't told of before it was killed.
  ///
  /// - Returns: How many of its changes are there.
  func expectChanges(of writer: String, acknowledged: [String]) throws -> Int {
    let entries = try rows(MemoryQuery(MemoryEntry.table, [.prefix(column: 0, writer + "/")]))
    let events = try rows(MemoryQuery(EventRecord.table, [.prefix(column: 0, writer + "/")]))
    let keys = events.map { $0[0].text }
    #expect(
      entries.map { $0[0].text } == keys.flatMap { [$0 + "/a", $0 + "/b"] }.sortedByBytes,
      "a change stands as a whole")
    let lost = Set(acknowledged.map { "\(writer)/\($0)" }).subtracting(keys)
    #expect(lost.isEmpty, "\(lost.count) of \(acknowledged.count) acknowledged changes are lost")
    #expect(keys.count <= acknowledged.count + 1)
    return keys.count
  }
}

extension [String] {
  var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
