// Broken files that no editor shows as they are, or that are too large to keep: made here.
// Not here: those that are files (`BrokenFilesTests.swift`).

import FleetLabCommands
import Foundation
import Testing

struct BrokenBytesTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// `line:column: what is wrong`.
    let expected: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ expected: String) {
      (self.name, self.bytes, self.expected) = (name, bytes, expected)
    }
    init(_ name: String, _ text: String, _ expected: String) {
      self.init(name, Array(text.utf8), expected)
    }
  }

  private static let tiny = Workbench.tiny
  private static func tiny(_ old: String, _ new: String) -> String {
    tiny.replacing(old, with: new)
  }

  static let samples = [
    Sample("tab", tiny("  service:", "\tservice:"), "10:1: a tab indents here"),
    Sample("NUL", tiny("name: tiny", "name: ti\0ny"), "2:9: a NUL byte"),
    Sample("escape", tiny("name: tiny", "name: \u{1B}[31m"), "2:7: the character U+001B"),
    Sample("escaped NUL", tiny("name: tiny", #"name: "a\0b""#), "2:7: the text holds a NUL"),
    Sample("escaped escape", tiny("name: tiny", #"name: "\e[31m""#), #"2:7: name: '\u{1b}[31m'"#),
    Sample("byte order mark within", tiny("seed", "\u{FEFF}seed"), "3:1: a byte order mark"),
    Sample(
      "Latin 1", Array("fleetlab: 1\nname: J".utf8) + [0xF6] + Array("rg\n".utf8),
      "2:8: these bytes are not UTF-8"),
    Sample(
      "overlong", Array("name: ".utf8) + [0xC0, 0xAF], "1:7: these bytes are not UTF-8"),
    Sample(
      "UTF-16, little end first", [0xFF, 0xFE] + tiny.utf8.flatMap { [$0, 0] },
      "1:1: this is UTF-16"),
    Sample(
      "UTF-16, big end first", [0xFE, 0xFF] + tiny.utf8.flatMap { [0, $0] }, "1:1: this is UTF-16"),
    Sample(
      "over a mebibyte", tiny + String(repeating: "#", count: 1 << 20),
      "1:1: the file is larger than 1048576 bytes"),
    Sample(
      "too deep", tiny + "report: " + String(repeating: "[", count: 200), "20:72: this is nested"),
    Sample(
      "too many values", tiny + "targets: [" + String(repeating: "a, ", count: 10_000) + "]\n",
      "20:"),
    Sample(
      "a key of 100,000 letters", tiny + String(repeating: "k", count: 100_000) + ": 1\n", "20:"),
    Sample(
      "a value of 100,000 letters",
      tiny("horizon: 1h", "horizon: " + String(repeating: "9", count: 100_000)),
      "4:10: horizon: '" + String(repeating: "9", count: 40) + "…'"),
    Sample(
      "10,000 commas", tiny + "? " + String(repeating: ",", count: 10_000), "20:3: "),
  ]

  @Test("each is refused with 65 at its place, in one short line, at once", arguments: samples)
  func refusal(sample: Sample) throws {
    try Workbench.work(with: [:]) { folder in
      let file = folder.appending(path: "a.yaml")
      try Data(sample.bytes).write(to: file)
      let begun = ContinuousClock.now
      let stage = Stage()
      let code = runProgram(arguments: ["validate", file.path], in: stage.surroundings())
      #expect(code.rawValue == 65 && stage.output == "")
      #expect(stage.errors.contains("a.yaml:\(sample.expected)"), "\(stage.errors.prefix(300))")
      for line in stage.errors.split(separator: "\n") {
        #expect(line.hasPrefix(file.path + ":") && line.contains("; "))
        #expect(line.count < file.path.count + 200)
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
      }
      let took = ContinuousClock.now - begun
      #expect(took < .seconds(2))
    }
  }

  /// A mebibyte of zeros in a kilobyte, 300 times over: gzip members follow one another.
  @Test("a trace that unpacks to more than memory should hold is refused in time")
  func bomb() throws {
    try Workbench.work(with: [:]) { folder in
      let member = try Data(
        contentsOf: Workbench.broken.appending(path: "one-mebibyte-of-nothing.gz"))
      let bomb = (0..<300).reduce(into: Data()) { data, _ in data.append(member) }
      try bomb.write(to: folder.appending(path: "bomb.csv.gz"))
      let scenario = """
        fleetlab: 1
        name: bomb
        seed: 1
        horizon: 1d
        replications: 1
        world: {recorded: {trace: bomb.csv.gz}}
        arms: {uniform: {who: uniform}}

        """
      let file = folder.appending(path: "a.yaml")
      try Data(scenario.utf8).write(to: file)
      let begun = ContinuousClock.now
      let ending = try BuiltProgram.run(["validate", file.path])
      let took = ContinuousClock.now - begun
      #expect(ending.code == 65)
      #expect(ending.errors.contains("a.yaml:6:27: trace: bomb.csv.gz: uncompressed this is over"))
      // Under a second where optimised; what isn't, on a busy machine, takes ten.
      #expect(took < .seconds(30))
    }
  }
}
