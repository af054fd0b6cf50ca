// Runs that are ended from outside: nothing half-written stays but finished pieces, and the next run is none
// the worse. Not here: going on with those pieces (`ResumeTests.swift`).

import Foundation
import Testing

struct RunInterruptionTests {
  /// A run that wouldn't end by itself, begun in a folder; its folder of results is on its way.
  private func begin(in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = ["run", "endless.yaml", "--out", "out/a", "-q"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try Self.askable { try process.run() }
    let out = folder.appending(path: "out")
    for _ in 0..<500 where Workbench.names(in: out).isEmpty { usleep(10_000) }
    #expect(Workbench.names(in: out).first?.hasPrefix(".a.partial-") == true)
    // Into the middle of the work: some pieces are there.
    let progress = out.appending(path: ".a.progress").path
    func size() -> Int { FileManager.default.contents(atPath: progress)?.count ?? 0 }
    for _ in 0..<1_000 where size() < 100 { usleep(10_000) }
    #expect(size() >= 100, "nothing was played")
    return process
  }

  /// A child inherits the signals that this thread blocks, as those of thread pools do, and Ctrl-C
  /// ignored, as in the background: here neither.
  static func askable(_ body: () throws -> Void) rethrows {
    var (wanted, mask) = (sigset_t(), sigset_t())
    sigemptyset(&wanted)
    for number in [SIGINT, SIGTERM] { sigaddset(&wanted, number) }
    pthread_sigmask(SIG_UNBLOCK, &wanted, &mask)
    let old = signal(SIGINT, SIG_DFL)
    defer {
      signal(SIGINT, old)
      pthread_sigmask(SIG_SETMASK, &mask, nil)
    }
    try body()
  }

  @Test(
    "Ctrl-C and SIGTERM end a run with 130, at once, and only what was played stays",
    arguments: [SIGINT, SIGTERM])
  func interruption(number: Int32) throws {
    try Workbench.work(with: ["endless.yaml": Workbench.endless]) { folder in
      let process = try begin(in: folder)
      let asked = ContinuousClock.now
      kill(process.processIdentifier, number)
      for _ in 0..<400 where process.isRunning { usleep(10_000) }
      let took = ContinuousClock.now - asked
      // One that doesn't listen would outlive the tests.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      #expect(took < .seconds(3))
      #expect(Workbench.names(in: folder.appending(path: "out")) == [".a.progress"])
      // What was played serves a run of the same plan with fewer replications, too.
      try Data(Workbench.tiny.utf8).write(to: folder.appending(path: "tiny.yaml"))
      let next = try BuiltProgram.bash(
        #""$fleetlab" run tiny.yaml --out out/a --resume"#, in: folder)
      #expect(next.code == 0 && next.errors.contains("of 6 steps were played before"))
      let fresh = try BuiltProgram.bash(#""$fleetlab" run tiny.yaml --out out/b -q"#, in: folder)
      #expect(next.output == fresh.output)
      #expect(
        try ResumeTests.bytes(of: folder.appending(path: "out/a"))
          == ResumeTests.bytes(of: folder.appending(path: "out/b")))
    }
  }

  @Test("a run that was killed is cleaned up behind by the next one")
  func killed() throws {
    let files = ["endless.yaml": Workbench.endless, "tiny.yaml": Workbench.tiny]
    try Workbench.work(with: files) { folder in
      let process = try begin(in: folder)
      // As long as it lives, the place is taken.
      let line = #""$fleetlab" run tiny.yaml --out out/a -q"#
      let early = try BuiltProgram.bash(line, in: folder)
      #expect(early.code == 64 && early.errors.contains("another run is writing"))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(Workbench.names(in: folder.appending(path: "out")).count == 2, "its remains")
      #expect(try BuiltProgram.bash(line, in: folder).code == 0)
      #expect(Workbench.names(in: folder.appending(path: "out")) == ["a"])
      #expect(Workbench.names(in: folder.appending(path: "out/a")) == RunTests.files)
    }
  }
}
