// What is said of baseline files that can't be used: 65 or 66 and one line, never a crash.
// Not here: the files (`BrokenBaseline.swift`), good ones (`BaselineCommandTests.swift`).

import FleetLabCommands
import Foundation
import Testing

struct BrokenBaselineTests {
  /// A good file, made once.
  static let good: String = {
    let made = try? Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      _ = try BuiltProgram.bash(
        #""$fleetlab" baseline update tiny.yaml -q --reason "the first""#, in: folder)
      return try String(
        contentsOf: folder.appending(path: "tiny.baseline.json"), encoding: .utf8)
    }
    return made ?? ""
  }()

  @Test("there are enough of them, and each differs from the good one")
  func corpus() {
    #expect(BrokenBaseline.all.count >= 45 && Self.good.count > 1000)
    for broken in BrokenBaseline.all {
      #expect(broken.make(Self.good) != Array(Self.good.utf8), "\(broken)")
    }
  }

  @Test(
    "each is refused with 65 in one line that says what would be right",
    arguments: BrokenBaseline.all)
  func refusal(broken: BrokenBaseline) throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      let file = folder.appending(path: "tiny.baseline.json")
      let bytes = broken.make(Self.good)
      try Data(bytes).write(to: file)
      let scenario = folder.appending(path: "tiny.yaml").path
      for words in [
        ["baseline", "show", file.path], ["baseline", "compare", scenario],
        ["baseline", "update", scenario, "--reason", "another"],
      ] {
        let stage = Stage()
        let code = runProgram(arguments: words, in: stage.surroundings())
        #expect(code == .unusableData && stage.output == "", "\(words[1]): \(stage.errors)")
        let lines = stage.errors.split(separator: "\n")
        #expect(
          lines.count == 1 && lines[0].hasPrefix(file.path + ":"), "\(stage.errors.prefix(400))")
        #expect(
          stage.errors.contains("; ")
            && (broken.words.isEmpty || stage.errors.contains(broken.words)), "\(stage.errors)")
        #expect(lines.first.map { $0.count < file.path.count + 220 } == true)
      }
      // Refused means untouched.
      #expect(try Data(contentsOf: file) == Data(bytes))
    }
  }

  @Test(
    "the program itself says so too", arguments: ["too deep", "truncated at 0.5", "UTF-16", "gzip"])
  func built(name: String) throws {
    let broken = try #require(BrokenBaseline.all.first { $0.name == name })
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      try Data(broken.make(Self.good)).write(to: folder.appending(path: "tiny.baseline.json"))
      for line in ["show tiny.baseline.json", "compare tiny.yaml"] {
        let ending = try BuiltProgram.bash(#""$fleetlab" baseline \#(line)"#, in: folder)
        #expect(ending.code == 65 && ending.output == "" && ending.errors.contains("; "))
      }
    }
  }

  @Test("what isn't there, isn't a file or can't be read is 66")
  func missing() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      let line = """
        mkdir folder; ln -s nowhere link; printf x > locked; chmod 000 locked
        for file in none.json folder link none/none.json tiny.yaml/x; do
          "$fleetlab" baseline show $file; echo $?
          "$fleetlab" baseline compare tiny.yaml --baseline $file; echo $?
        done
        """
      let ending = try BuiltProgram.bash(line, in: folder)
      #expect(ending.output == String(repeating: "66\n", count: 10), "\(ending)")
      #expect(ending.errors.split(separator: "\n").count == 10)
      let update = try BuiltProgram.bash(
        #"for f in folder link; do "$fleetlab" baseline update tiny.yaml --reason x --baseline $f; echo $?; done"#,
        in: folder)
      #expect(update.output == "66\n66\n")
      if getuid() != 0 {
        #expect(try BuiltProgram.bash(#""$fleetlab" baseline show locked"#, in: folder).code == 66)
      }
    }
  }
}
