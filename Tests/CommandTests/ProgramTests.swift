// The program as a whole: its version, its exit codes, readers that leave and disks that are full.

import FleetLabCommands
import Foundation
import Testing

struct ProgramTests {
  @Test("exit codes are those of the documentation")
  func codes() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 2, 3, 4, 5, 64, 65, 66, 70, 130])
  }

  @Test("the gravest code stands: 65 > 5 > 2 > 3 > 4 > 0")
  func precedence() {
    var codes: [ExitCode] = [
      .unusableData, .invalid, .missed, .inconclusive, .stale, .done,
    ]
    while let gravest = codes.first {
      #expect(ExitCode.gravest(codes.reversed()) == gravest)
      codes.removeFirst()
    }
    #expect(ExitCode.gravest([]) == .done)
    #expect(ExitCode.gravest([.unusableData, .interrupted]) == .interrupted)
  }

  @Test("the version names the commit, the compiler, GSL and the platform")
  func version() throws {
    let ending = try BuiltProgram.run(["--version"])
    #expect(ending.code == 0 && ending.errors == "")
    let machine = try BuiltProgram.bash("uname -m").output.dropLast()
    let shape = /fleetlab 0\.1\.0 \(commit \S+\)\nSwift \S.*, GSL \d\.\d+.*, (\S+) (\S+), .+\n/
    let parts = try #require(ending.output.wholeMatch(of: shape))
    #expect(parts.2 == machine)
    if BuiltProgram.find("pkg-config") != nil {
      let installed = try BuiltProgram.bash("pkg-config --modversion gsl").output.dropLast()
      #expect(ending.output.contains("GSL \(installed),"))
    }
    let json = try BuiltProgram.run(["--version", "--format=json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["version"] as? String == "0.1.0" && object?["schema_version"] as? Int == 1)
  }

  /// The reader has left before the first byte is written; SIGPIPE would end the writer with 141.
  @Test("a reader that leaves is no error")
  func closedPipe() throws {
    let line = #"{ sleep 0.2; "$fleetlab" help run; echo "code $?" >&2; } | true"#
    #expect(try BuiltProgram.bash(line) == Ending(output: "", errors: "code 0\n", code: 0))
  }

  @Test("a full disk is an error")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }  // Linux has it.
    let ending = try BuiltProgram.bash(#""$fleetlab" help > /dev/full"#)
    #expect(ending.code == 66)
    #expect(ending.errors.hasPrefix("standard output: can't be written: "))
  }

  @Test("an error of writing is reported once the command is done")
  func writeFailure() {
    let stage = Stage()
    let surroundings = stage.surroundings(outputFailure: "No space left on device")
    #expect(runProgram(arguments: ["help"], in: surroundings) == .missingFile)
    #expect(stage.errors == "standard output: can't be written: No space left on device\n")
  }

  @Test("errors are red where colours are wanted, and then still one line")
  func redErrors() {
    let stage = Stage()
    let surroundings = stage.surroundings(isTerminal: true)
    #expect(runProgram(arguments: ["rnu"], in: surroundings) == .usage)
    #expect(stage.errors.hasPrefix("\u{1B}[31mfleetlab: unknown command 'rnu'"))
    #expect(stage.errors.hasSuffix("\u{1B}[0m\n"))
  }

  @Test("a diagnostic says where as far as it is known")
  func diagnostics() {
    #expect("\(Diagnostic(file: "a.yaml", line: 3, column: 7, "x; y"))" == "a.yaml:3:7: x; y")
    #expect("\(Diagnostic(file: "a.yaml", line: 3, "x; y"))" == "a.yaml:3: x; y")
    #expect("\(Diagnostic(file: "a.yaml", column: 7, "x; y"))" == "a.yaml: x; y")
    #expect(UnusableInput([]).exitCode.rawValue == 65)
    #expect(MissingFile("a.yaml", "isn't there").lines == ["a.yaml: isn't there"])
    #expect(Interruption().exitCode.rawValue == 130)
  }
}
