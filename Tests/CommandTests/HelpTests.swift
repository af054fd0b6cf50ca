// Help in 80 columns, as JSON, and as the reference in `docs/`.

import FleetLabCommands
import Foundation
import Testing

struct HelpTests {
  private let table = CommandTable.fleetlab

  @Test("a page fits 80 columns and names all that the command takes and gives")
  func pages() {
    for command in table.commands {
      let page = HelpText(table).page(command)
      expectNarrow(page)
      for option in table.options(of: command) {
        #expect(page.contains(option.signature), "\(command.name): \(option.longName)")
        if let short = option.short { #expect(page.contains("-\(short), --\(option.name)")) }
      }
      for code in command.exitCodes { #expect(page.contains("\n  \(code.rawValue)  ")) }
      for example in command.examples { #expect(page.contains("  \(example.line)\n")) }
      #expect(page.contains("  \(command.usage)\n"))
      #expect(!command.examples.isEmpty && command.exitCodes.contains(.usage))
    }
  }

  @Test("every example is a command line that its own parser takes")
  func examples() throws {
    for example in table.commands.flatMap(\.examples) {
      let words = example.line.split(whereSeparator: " ()<".contains).map(String.init)
      let own = words.drop { $0 != "fleetlab" }.dropFirst().prefix { $0 != ">" && $0 != "|" }
      _ = try Arguments(parsing: Array(own), table: table)
    }
  }

  @Test("the overview fits 80 columns and names every command")
  func overview() {
    let overview = HelpText(table).overview
    expectNarrow(overview)
    for command in table.commands {
      // A longer name has a line of its own.
      #expect(["\n  \(command.name) ", "\n  \(command.name)\n"].contains { overview.contains($0) })
      #expect(overview.contains(command.summary))
    }
  }

  @Test("help is the same however it is asked for")
  func ways() throws {
    let page = HelpText(table).page(try #require(table.command("run")))
    for line in ["help run", "run --help", "-h run", "run x --sede -h"] {
      #expect(try BuiltProgram.run(words(line)) == Ending(output: page, errors: "", code: 0))
    }
    let overview = HelpText(table).overview
    for line in ["help", "--help", "-h", "--version --help"] {
      #expect(try BuiltProgram.run(words(line)) == Ending(output: overview, errors: "", code: 0))
    }
  }

  @Test("help as JSON names every command and option")
  func json() throws {
    let ending = try BuiltProgram.run(["help", "--format", "json"])
    let document = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let object = try #require(document as? [String: Any])
    #expect(object["schema_version"] as? Int == 1)
    let commands = try #require(object["commands"] as? [[String: Any]])
    #expect(commands.compactMap { $0["name"] as? String } == table.commands.map(\.name))
    let run = try #require(commands.first?["options"] as? [[String: Any]])
    #expect(
      run.compactMap { $0["name"] as? String } == table.commands[0].options.map(\.longName))
  }

  /// With FLEETLAB_RECORD=1 in the environment the file is written instead.
  @Test("docs/commands.md is what the table renders")
  func reference() throws {
    let file = BuiltProgram.root.appending(path: "docs/commands.md")
    let rendered = CommandReference(table).markdown
    if ProcessInfo.processInfo.environment["FLEETLAB_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try rendered.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == rendered, "run: FLEETLAB_RECORD=1 swift test --filter HelpTests")
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private func expectNarrow(_ text: String) {
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}
