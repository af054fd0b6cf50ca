// The manual page names all there is and is roff that groff takes. Not here: what help says (`HelpTests.swift`).

import FleetLabCommands
import Foundation
import Testing

struct ManualPageTests {
  private let table = CommandTable.fleetlab

  @Test("it names every command, option and exit code")
  func complete() {
    let page = ManualPage(table).roff
    #expect(page.hasPrefix(".TH FLEETLAB 1 "))
    for command in table.commands {
      #expect(page.contains("\n.SS fleetlab \(command.name)"), "\(command.name)")
      for option in table.options(of: command) {
        let name = option.longName.replacing("-", with: "\\-")
        #expect(page.contains(name), "\(option.longName)")
      }
      for code in command.exitCodes { #expect(page.contains("\n.B \(code.rawValue)\n")) }
    }
  }

  @Test("no line of text is a request, and nothing but ASCII is in it")
  func plain() {
    let page = ManualPage(table).roff
    let requests: Set = ["TH", "SH", "SS", "PP", "TP", "B", "I"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
    }
    #expect(page.allSatisfy(\.isASCII) && !page.contains("\n\n"))
  }

  @Test("help --man prints it, and a formatter takes it without a warning")
  func formatted() throws {
    let ending = try BuiltProgram.run(["help", "--man"])
    #expect(ending == Ending(output: ManualPage(table).roff, errors: "", code: 0))
    guard let groff = BuiltProgram.find("groff") else { return }  // Not everyone has it.
    let file = FileManager.default.temporaryDirectory.appending(path: "fleetlab-\(getpid()).1")
    defer { try? FileManager.default.removeItem(at: file) }
    try ending.output.write(to: file, atomically: true, encoding: .utf8)
    let page = try BuiltProgram.run(groff, ["-man", "-Tutf8", "-ww", "-P-cbou", file.path])
    #expect(page.code == 0 && page.errors == "", "\(page.errors)")
    #expect(page.output.contains("a wind tunnel for fleets of learning agents"))
    #expect(page.output.contains("…") && page.output.contains("--replications"))
  }
}
