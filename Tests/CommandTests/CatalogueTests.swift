// `fleetlab list`, `init` and `schema`. Not here: what the names stand for.

import FleetLabCommands
import Foundation
import Testing

struct CatalogueTests {
  @Test(
    "a list is text or JSON with the same names",
    arguments: [
      ("policies", ["thompson", "uniform", "best-performer"]),
      ("presets", ["conservative", "balanced", "aggressive"]),
      ("distributions", ["lognormal", "truncated", "mixture"]),
      ("scenarios", ["smoke", "qe-fleet-30d", "swebench-17", "all-alike"]),
    ])
  func list(topic: String, some: [String]) throws {
    let text = try BuiltProgram.run(["list", topic])
    #expect(text.code == 0 && text.errors == "")
    let rows = text.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    #expect(rows.allSatisfy { $0.count == 2 }, "each name has a summary")
    let json = try BuiltProgram.run(["list", topic, "--format", "json"])
    #expect(json.code == 0)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let entries = try #require(object?[topic] as? [[String: String]])
    #expect(object?["schema_version"] as? Int == 1)
    #expect(entries.compactMap { $0["name"] } == rows.map { String($0[0]) })
    #expect(entries.allSatisfy { $0["summary"]?.isEmpty == false })
    for name in some { #expect(rows.contains { $0[0] == name }, "\(name)") }
  }

  @Test("init copies each shipped scenario with its data, and the copy is good")
  func initialize() throws {
    let names = Workbench.names(in: Workbench.shipped).filter { $0.hasSuffix(".yaml") }
      .map { String($0.dropLast(5)) }
    try Workbench.work(with: [:]) { folder in
      for name in names {
        let line = #""$fleetlab" init --from \#(name) new/\#(name)-mine.yaml"#
        let ending = try BuiltProgram.bash(line, in: folder)
        #expect(ending.code == 0 && ending.output == "fleetlab run new/\(name)-mine.yaml\n")
        #expect(ending.errors.contains("wrote "))
        let copy = try Data(contentsOf: folder.appending(path: "new/\(name)-mine.yaml"))
        #expect(copy == (try Data(contentsOf: Workbench.shipped.appending(path: "\(name).yaml"))))
      }
      let check = try BuiltProgram.bash(#""$fleetlab" validate new/*.yaml"#, in: folder)
      #expect(check.code == 0 && check.errors == "")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/new/data/swebench-17.csv.gz"))
    }
  }

  @Test("init overwrites nothing, and writes nothing where one file is in the way")
  func overwriting() throws {
    try Workbench.work { folder in
      let taken = try BuiltProgram.bash(#""$fleetlab" init tiny.yaml"#, in: folder)
      #expect(taken.code == 66 && taken.output == "")
      #expect(taken.errors.contains("tiny.yaml") && taken.errors.contains("there already"))
      let present = try String(contentsOf: folder.appending(path: "tiny.yaml"), encoding: .utf8)
      #expect(present == Workbench.tiny)
      // Other data under the name that the scenario's data would get.
      try FileManager.default.createDirectory(
        at: folder.appending(path: "data"), withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: folder.appending(path: "data/swebench-17.csv.gz"))
      let line = #""$fleetlab" init --from swebench-17 new.yaml"#
      let data = try BuiltProgram.bash(line, in: folder)
      #expect(data.code == 66 && data.output == "")
      #expect(Workbench.names(in: folder) == ["data", "tiny.yaml"])
      let unknown = try BuiltProgram.bash(#""$fleetlab" init --from smok new.yaml"#, in: folder)
      #expect(unknown.code == 64 && unknown.errors.contains("'smok'"))
      #expect(unknown.errors.contains("smoke"))
    }
  }

  @Test("schema prints a JSON Schema")
  func schema() throws {
    let ending = try BuiltProgram.run(["schema"])
    #expect(ending.code == 0 && ending.errors == "" && ending.output.hasSuffix("}\n"))
    let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let schema = try #require(object as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  /// A command that the table names and the program doesn't know would end the test's process.
  @Test("every command in the table is carried out")
  func dispatch() throws {
    let missing = BuiltProgram.root.appending(path: "Tests/Broken/gone.yaml").path
    let calls = [
      "run": [missing], "check": [missing], "compare": [missing, missing], "power": [missing],
      "baseline update": [missing, "--reason", "x"], "baseline show": [missing],
      "baseline compare": [missing], "world": [missing], "validate": [missing],
      "list": ["policies"],
      "explain": [missing, "--arm", "a"], "live": [missing, "--store", ":memory:"],
      "dashboard": [missing], "selftest": [], "init": ["--from", "nothing", missing],
      "schema": [], "completions": ["bash"], "help": [],
    ]
    #expect(Set(CommandTable.fleetlab.commands.map(\.name)) == Set(calls.keys))
    for (name, words) in calls.sorted(by: { $0.key < $1.key }) {
      let stage = Stage()
      let code = runProgram(
        arguments: name.split(separator: " ").map(String.init) + words, in: stage.surroundings())
      #expect(code != .internalFault, "\(name): \(stage.errors)")
      #expect(code == .done || !stage.errors.isEmpty, "\(name)")
    }
  }
}
