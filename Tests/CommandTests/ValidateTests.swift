// `fleetlab validate`. Not here: broken files one by one (`BrokenFilesTests.swift`).

import Foundation
import Testing

struct ValidateTests {
  @Test("good files are named with what they are, and the shipped ones are good")
  func good() throws {
    let files = Workbench.names(in: Workbench.shipped).filter { $0.hasSuffix(".yaml") }
      .map { "Scenarios/\($0)" }
    let ending = try BuiltProgram.run(["validate"] + files)
    #expect(ending.code == 0 && ending.errors == "")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == files.count)
    for (line, file) in zip(lines, files) { #expect(line.hasPrefix("\(file): ")) }
    #expect(
      lines.contains("Scenarios/smoke.yaml: smoke, 4 arms × 5 replications, 17 agents, 3d"))
  }

  @Test("of good and bad files each is answered, and the gravest code stands")
  func mixed() throws {
    try Workbench.work { folder in
      try Data("fleetlab: 1\n".utf8).write(to: folder.appending(path: "bad.yaml"))
      let line = #""$fleetlab" validate gone.yaml tiny.yaml bad.yaml"#
      let ending = try BuiltProgram.bash(line, in: folder)
      #expect(ending.code == 65)
      #expect(ending.output == "tiny.yaml: tiny, 2 arms × 2 replications, 17 agents, 1h\n")
      #expect(ending.errors.hasPrefix("gone.yaml: isn't there\nbad.yaml:1:1: "))
      let missing = try BuiltProgram.bash(#""$fleetlab" validate gone.yaml tiny.yaml"#, in: folder)
      #expect(missing.code == 66 && missing.output == ending.output)
    }
  }

  @Test("- is standard input, and paths in it start from the working folder")
  func standardInput() throws {
    try Workbench.work { folder in
      let good = try BuiltProgram.bash(#""$fleetlab" validate - < tiny.yaml"#, in: folder)
      #expect(good.code == 0 && good.output.hasPrefix("-: tiny, "))
      let bad = try BuiltProgram.bash(#"echo "name: 3" | "$fleetlab" validate -"#, in: folder)
      #expect(bad.code == 65 && bad.output == "")
      #expect(bad.errors.contains("standard input:1:7: name: 3 is no text; put it in quotes\n"))
    }
    let trace = #"cd Scenarios && "$fleetlab" validate - < swebench-17.yaml"#
    #expect(try BuiltProgram.bash(trace).code == 0)
  }
}
