// docs/live.md says what is so: its scenario, its conversation, and every line in it. Not here: what the
// program does beyond (`LiveTests.swift`), the document's links (`TidyTests`).

import Foundation
import LearningCore
import ScenarioFiles
import Testing

struct LiveDocumentTests {
  private static let text =
    (try? String(
      contentsOf: BuiltProgram.root.appending(path: "docs/live.md"), encoding: .utf8)) ?? ""

  /// What stands between fences of a language, in order, line by line.
  private static func blocks(_ language: String) -> [[String]] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first?.split(separator: "\n").map(String.init)
    }
  }

  private static let scenario = blocks("yaml").first?.joined(separator: "\n") ?? ""

  /// With FLEETLAB_RECORD=1 in the environment the answers are written instead.
  @Test("the conversation goes as it is written")
  func conversation() throws {
    let blocks = Self.blocks("jsonl")
    try #require(blocks.count == 4)
    try Workbench.work(with: ["fleet.yaml": Self.scenario]) { folder in
      let program = try LiveProgram(folder.appending(path: "fleet.yaml"), store: ":memory:")
      program.send(blocks[0], ends: true)
      let answers = program.rest().dropFirst()
      if ProcessInfo.processInfo.environment["FLEETLAB_RECORD"] == "1" {
        let file = BuiltProgram.root.appending(path: "docs/live.md")
        try Self.text.replacing(
          blocks[1].joined(separator: "\n"), with: answers.joined(separator: "\n")
        ).write(to: file, atomically: true, encoding: .utf8)
      } else {
        #expect(Array(answers) == blocks[1])
      }
      #expect(program.ending().code == 65)
    }
  }

  @Test("every input there is has a line that is taken, and every answer one that is given")
  func lines() throws {
    let plan = try Scenario(bytes: Array(Self.scenario.utf8), folder: ".").plan
    let text = LineText(plan.world.fleet, plan.world.catalogue)
    let blocks = Self.blocks("jsonl")
    try #require(blocks.count == 4)
    for line in blocks[2] {
      #expect(throws: Never.self, "\(line)") {
        let (input, now) = try text.read(line, of: plan.world.fleet)
        // Written again it is the same line, so all of it was understood.
        #expect(text.input(input, at: now) == line)
      }
    }
    for line in blocks[3] { #expect(text.isAnswer(line), "\(line)") }
    for (names, lines, key) in [
      (LineText.inputNames, blocks[2], "input"), (LineText.effectNames, blocks[3], "effect"),
    ] {
      for name in names {
        #expect(lines.contains { $0.contains("\"\(key)\":\"\(name)\"") }, "\(name)")
        #expect(Self.text.contains("`\(name)`"), "\(name)")
      }
    }
    for type in LearningEventType.allCases { #expect(Self.text.contains("`\(type.rawValue)`")) }
  }
}
