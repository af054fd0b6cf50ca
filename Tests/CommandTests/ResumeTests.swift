// Runs that are killed and go on: the same bytes as if nothing had happened, whenever it happened.
// Not here: journals that are broken by hand (`PlayedBeforeTests.swift`, `OutputFilesTests/JournalTests.swift`),
// Ctrl-C (`RunInterruptionTests.swift`).

import Foundation
import TestSupport
import Testing

struct ResumeTests {
  /// Long enough to be killed in the middle; with four attempts no ceiling is known, which saves time.
  static let long = Workbench.tiny.replacing("replications: 2", with: "replications: 80")
    .replacing("horizon: 1h", with: "horizon: 8h")
    .replacing("workload:", with: "fleet: {attempts: {most: 4}}\nworkload:")
  static let variations =
    Workbench.tiny.replacing("replications: 2", with: "replications: 10")
    + "variations:\n  easy: {world.success.base: 2}\n  hard: {world.success.base: 0}\n"

  /// What the plan determines, by path in the folder of results.
  static func bytes(of folder: URL) throws -> [String: Data] {
    let paths =
      FileManager.default.enumerator(atPath: folder.path)?
      .compactMap { $0 as? String } ?? []
    var bytes: [String: Data] = [:]
    for path in paths where path.contains(".") && !path.contains("overhead.") {
      if !path.hasSuffix("timing.json") {
        bytes[path] = try Data(contentsOf: folder.appending(path: path))
      }
    }
    return bytes
  }

  /// Begins `run --resume` and kills it after so many microseconds, unless it has ended by then.
  ///
  /// - Returns: Whether it was killed, and what it said.
  private func kill(
    after microseconds: Int, in folder: URL, jobs: Int
  ) throws -> (wasKilled: Bool, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = ["run", "long.yaml", "--out", "out/b", "--resume", "--jobs", "\(jobs)"]
    process.currentDirectoryURL = folder
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    usleep(UInt32(microseconds))
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationReason == .uncaughtSignal, String(decoding: said, as: UTF8.self))
  }

  @Test(
    "killed at 20 random moments and resumed, a run comes to the same bytes",
    arguments: [long, variations])
  func killed(scenario: String) throws {
    try Workbench.work(with: ["long.yaml": scenario]) { folder in
      let begun = ContinuousClock.now
      let undisturbed = try BuiltProgram.bash(
        #""$fleetlab" run long.yaml --out out/a"#, in: folder)
      #expect(undisturbed.code == 0)
      // So that most kills come after some pieces, and several before the end, on any machine.
      let sixth = Int((ContinuousClock.now - begun) / .microseconds(6))
      let expected = try Self.bytes(of: folder.appending(path: "out/a"))
      #expect(expected.count >= 9)
      var moments = SplitMix64(seed: 20)
      var (kills, resumed, rounds) = (0, 0, 0)
      while kills < 20 {
        rounds += 1
        try? FileManager.default.removeItem(at: folder.appending(path: "out/b"))
        var isOver = false
        while kills < 20, !isOver {
          let round = try kill(
            after: moments.next(below: sixth), in: folder, jobs: 1 + kills % 3)
          isOver = !round.wasKilled
          kills += round.wasKilled ? 1 : 0
          resumed += round.said.contains("resuming: ") ? 1 : 0
        }
        let last = try BuiltProgram.bash(
          #""$fleetlab" run long.yaml --out out/b --resume"#, in: folder)
        #expect(last.code == 0)
        #expect(last.output == undisturbed.output || last.errors.contains("is there already"))
        #expect(try Self.bytes(of: folder.appending(path: "out/b")) == expected)
        #expect(Workbench.names(in: folder.appending(path: "out")) == ["a", "b"])
      }
      #expect(resumed >= 5, "of \(kills) kills in \(rounds) runs few came after the first piece")
    }
  }
}
