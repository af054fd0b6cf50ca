// Every file of `Tests/Broken`: what `validate` and `run` say of it, and that they leave nothing behind.
// Not here: broken files that no editor can hold (`BrokenBytesTests.swift`).

import FleetLabCommands
import Foundation
import Testing

struct BrokenFilesTests {
  /// For each file the beginnings of all lines about it, `file:line:column: what is wrong`.
  private static func expectations() throws -> [(file: String, lines: [String])] {
    let text = try String(
      contentsOf: Workbench.broken.appending(path: "expected.txt"), encoding: .utf8)
    var expectations: [(file: String, lines: [String])] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let file = String(line.prefix { $0 != ":" })
      if expectations.last?.file != file { expectations.append((file, [])) }
      expectations[expectations.count - 1].lines.append(String(line))
    }
    return expectations
  }

  @Test("each broken scenario has its expectation, and each expectation its scenario")
  func complete() throws {
    let files = Workbench.names(in: Workbench.broken).filter { $0.hasSuffix(".yaml") }
    #expect(files.count >= 70)
    #expect(Set(files) == Set(try Self.expectations().map(\.file)))
  }

  @Test("each is refused with 65, at the place and in the words expected, all errors at once")
  func messages() throws {
    for (file, expected) in try Self.expectations() {
      let path = Workbench.broken.appending(path: file).path
      let stage = Stage()
      let begun = ContinuousClock.now
      let code = runProgram(arguments: ["validate", path], in: stage.surroundings())
      #expect(code.rawValue == 65 && stage.output == "", "\(file)")
      let folder = Workbench.broken.path + "/"
      let lines = stage.errors.split(separator: "\n").map { $0.replacing(folder, with: "") }
      #expect(lines.count == expected.count, "\(file): \(lines)")
      for (line, beginning) in zip(lines, expected) {
        #expect(line.hasPrefix(beginning + "; "), "\(line)")
        #expect(line.wholeMatch(of: /[^:]+:[0-9]+:[0-9]+: .+; .+/) != nil, "\(line)")
        #expect(line.count <= file.count + 180, "\(line.count) characters: \(line)")
      }
      let took = ContinuousClock.now - begun
      #expect(took < .seconds(2), "\(file)")
    }
  }

  @Test("run says the same, and leaves no folder")
  func runs() throws {
    try Workbench.work(with: [:]) { folder in
      for (file, expected) in try Self.expectations() {
        let path = Workbench.broken.appending(path: file).path
        let stage = Stage()
        let words = ["run", path, "--out", folder.appending(path: "out").path]
        #expect(runProgram(arguments: words, in: stage.surroundings()).rawValue == 65, "\(file)")
        let count = stage.errors.split(separator: "\n").count
        #expect(stage.output == "" && count == expected.count, "\(file)")
      }
      #expect(Workbench.names(in: folder) == [])
    }
  }

  /// One of each sort, by the program itself: a crash would end these processes, not the tests.
  static let sample = [
    "alias-bomb", "alias-of-itself", "empty", "gaps-too-short", "key-unknown", "json-cut-off",
    "several-errors", "trace-gzip-corrupt-crc", "trace-missing", "truncated-without-mass",
  ]

  @Test("the program itself says so too", arguments: sample)
  func built(name: String) throws {
    try Workbench.work(with: [:]) { folder in
      let path = Workbench.broken.appending(path: name + ".yaml").path
      let out = folder.appending(path: "out").path
      for words in [["validate", path], ["run", path, "--out", out]] {
        let ending = try BuiltProgram.run(words)
        #expect(ending.code == 65 && ending.output == "")
        #expect(ending.errors.contains(/yaml:[0-9]+:[0-9]+: .+; .+\n/))
      }
      #expect(Workbench.names(in: folder) == [])
    }
  }

  @Test("colours are about lines, not within them")
  func colors() {
    let stage = Stage()
    let path = Workbench.broken.appending(path: "several-errors.yaml").path
    _ = runProgram(arguments: ["validate", path], in: stage.surroundings(isTerminal: true))
    for line in stage.errors.split(separator: "\n") {
      #expect(line.hasPrefix("\u{1B}[31m") && line.hasSuffix("\u{1B}[0m"))
    }
  }
}
