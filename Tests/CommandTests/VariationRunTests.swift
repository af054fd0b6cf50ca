// `fleetlab run` on a scenario with variations: what it writes, answers and replaces. Not here: what a
// variation changes (`ScenarioFilesTests`), plain runs (`RunTests.swift`).

import Foundation
import Testing

struct VariationRunTests {
  private static let files = [
    "varied.yaml": Workbench.tiny.replacing("tiny", with: "varied") + """
      variations:
        plain: {}
        slow: {world.service.median: 20s, seed: 5}

      """
  ]

  private func run(_ options: String, in folder: URL) throws -> Ending {
    try BuiltProgram.bash(#""$fleetlab" run varied.yaml \#(options)"#, in: folder)
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("each variation has a whole folder, and what is over them a table and a report")
  func files() throws {
    try Workbench.work(with: Self.files) { folder in
      let ending = try run("", in: folder)
      #expect(ending.code == 0)
      let out = folder.appending(path: "out/varied")
      #expect(
        Workbench.names(in: out)
          == ["manifest.json", "plain", "report.html", "report.md", "slow", "variations.csv"])
      for part in ["plain", "slow"] {
        #expect(Workbench.names(in: out.appending(path: part)) == RunTests.files)
      }
      for word in ["plain", "slow", "control", "learner"] {
        #expect(ending.output.contains(word))
        #expect(try text("report.md", in: out).contains("`\(word)`"))
      }
      let rows = try text("variations.csv", in: out).split(separator: "\n")
      #expect(rows.count == 1 + 2 * 2 && rows[0].hasPrefix("variation,arm,n,utilisation_percent,"))
      #expect(ending.errors.contains("varied: 2 variations × 2 arms × 2 replications"))
      #expect(ending.errors.hasSuffix("report: out/varied/report.html\n"))
    }
  }

  /// Played alone by `--set`, a variation gives the same bytes but for its name.
  @Test("a variation's results are those of the scenario with its changes")
  func same() throws {
    try Workbench.work(with: Self.files) { folder in
      #expect(try run("-q", in: folder).code == 0)
      let settings = "--set variations={} --set world.service.median=20s --set seed=5"
      #expect(try run("-q --out alone \(settings)", in: folder).code == 0)
      for name in RunTests.files where name.hasSuffix(".csv") && name != "overhead.csv" {
        let alone = try text("alone/\(name)", in: folder)
        #expect(try text("out/varied/slow/\(name)", in: folder) == alone, "\(name)")
      }
    }
  }

  @Test("as JSON it is one document, with a summary of each")
  func json() throws {
    try Workbench.work(with: Self.files) { folder in
      let ending = try run("--format json -q", in: folder)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
      let variations = try #require(object["variations"] as? [[String: Any]])
      #expect(object["schema_version"] as? Int == 1 && object["name"] as? String == "varied")
      #expect(variations.compactMap { $0["name"] as? String } == ["plain", "slow"])
      #expect(variations.allSatisfy { ($0["summary"] as? [String: Any])?["arms"] != nil })
    }
  }

  @Test("the whole is replaced by force alone, and not when somebody's file is among it")
  func force() throws {
    try Workbench.work(with: Self.files) { folder in
      #expect(try run("-q", in: folder).code == 0)
      let again = try run("-q", in: folder)
      #expect(again.code == 64 && again.errors.contains("--force"))
      #expect(try run("-q --force --seed 9", in: folder).code == 0)
      #expect(try text("out/varied/slow/runs.csv", in: folder).contains("\nlearner,0,9,"))
      // Without variations the parts go, and come again.
      #expect(try run("-q --force --set variations={}", in: folder).code == 0)
      let out = folder.appending(path: "out/varied")
      #expect(Workbench.names(in: out) == RunTests.files)
      #expect(try run("-q --force", in: folder).code == 0)
      try Data("mine".utf8).write(to: out.appending(path: "slow/thesis.txt"))
      let refused = try run("-q --force", in: folder)
      #expect(refused.code == 64 && refused.errors.contains("'thesis.txt'"))
      #expect(try text("out/varied/slow/thesis.txt", in: folder) == "mine")
    }
  }

  @Test("validate counts them")
  func validate() throws {
    try Workbench.work(with: Self.files) { folder in
      let ending = try BuiltProgram.bash(#""$fleetlab" validate varied.yaml"#, in: folder)
      #expect(
        ending.output
          == "varied.yaml: varied, 2 arms × 2 replications, 17 agents, 1h, 2 variations\n")
    }
  }
}
