// `fleetlab dashboard`, and the stores that `run` keeps. Not here: a live fleet's store (`LiveTests.swift`).

import Foundation
import SQLiteMemory
import SharedMemory
import Testing

struct DashboardTests {
  @Test("it says what a recount of the store's rows says, and nothing that nobody measured")
  func recount() throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      let out = folder.appending(path: "out")
      let run = try BuiltProgram.run([
        "run", folder.path + "/live.yaml", "--store", "sqlite", "--keep-stores", "--out", out.path,
        "-q", "--set", "replications=2",
      ])
      #expect(run.code == 0, "\(run.errors)")
      #expect(
        Workbench.names(in: out.appending(path: "stores")) == ["full-0.sqlite", "full-1.sqlite"])
      let path = out.path + "/stores/full-0.sqlite"
      let ending = try BuiltProgram.run(["dashboard", path, "--format", "json"])
      #expect(ending.code == 0, "\(ending.errors)")
      let document = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
      let parts = try #require(document as? [String: Any])
      func value(_ part: String, _ name: String) -> Any? { (parts[part] as? [String: Any])?[name] }
      let store = try SQLiteStore(reading: path)
      func count(_ table: Int, where matches: ([MemoryValue]) -> Bool) throws -> Int {
        try store.rows(MemoryQuery(MemoryTables.all[table])).count(where: matches)
      }
      let trainings = try count(2) { $0[1] == .text("learning:training") }
      #expect(value("learning", "total_experiences") as? Int == trainings && trainings > 1_000)
      let cycles = try count(0) { row in
        if case .text(let key) = row[0] { key.contains("/cycles/") } else { false }
      }
      #expect(value("learning", "improvement_cycles") as? Int == cycles && cycles > 90)
      #expect(value("learning", "patterns_confident") as? Int == (try count(3) { _ in true }))
      #expect(value("fleet", "total_agents") as? Int == 3)
      #expect(value("fleet", "agents_measured") as? Int == 3)
      // A simulation's core is timed in a replication of its own, never in these.
      #expect(value("performance", "p99_overhead_us") is NSNull)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      #expect(value("memory", "total_size_bytes") as? Int == size)
      // The report's is of the moment before the agents left service, with a last cycle each.
      let own = try Self.dashboard(of: out, arm: "full")
      #expect(own("learning", "total_experiences") as? Int == trainings)
      #expect(own("learning", "improvement_cycles") as? Int == cycles - 3)
      #expect(own("fleet", "learning_enabled") as? Int == 3)
      #expect(value("fleet", "learning_enabled") as? Int == 0)
      #expect(own("memory", "total_size_bytes") == nil && own("performance", "steps") == nil)
      let report = try String(contentsOf: out.appending(path: "report.md"), encoding: .utf8)
      #expect(report.contains("## Dashboard"))
      let text = try BuiltProgram.run(["dashboard", path])
      #expect(text.output.contains("experiences           \(trainings) "))
      #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      // Looked at or not, the folder is a run's own.
      let again = try BuiltProgram.run([
        "run", folder.path + "/live.yaml", "--out", out.path, "-q", "--force",
      ])
      #expect(again.code == 0, "\(again.errors)")
      #expect(!Workbench.names(in: out).contains("stores"))
    }
  }

  /// An arm's figures in a run's dashboard.json, by part and name.
  private static func dashboard(
    of out: URL, arm: String
  ) throws -> (_ part: String, _ name: String) -> Any? {
    let data = try Data(contentsOf: out.appending(path: "dashboard.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let arms = document?["arms"] as? [[String: Any]]
    let own = arms?.first { $0["arm"] as? String == arm }
    return { part, name in (own?[part] as? [String: Any])?[name] }
  }

  @Test("no result depends on where arms keep what they learn, or when they commit")
  func stores() throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      var reports: [Data] = []
      let ways = [
        [], ["--commit", "task"], ["--store", "sqlite"],
        ["--store", "sqlite", "--commit", "task", "--durability", "full"],
      ]
      for (number, way) in ways.enumerated() {
        let run = try BuiltProgram.run(
          ["run", folder.path + "/live.yaml", "--out", folder.path + "/\(number)", "-q"] + way)
        #expect(run.code == 0, "\(run.errors)")
        let out = folder.appending(path: "\(number)")
        #expect(!Workbench.names(in: out).contains("stores"))
        reports.append(
          try Data(contentsOf: out.appending(path: "runs.csv"))
            + Data(contentsOf: out.appending(path: "report.md"))
            + Data(contentsOf: out.appending(path: "dashboard.json")))
      }
      #expect(Set(reports).count == 1)
    }
  }

  @Test(
    "what can't be is refused",
    arguments: [
      (["run", "live.yaml", "--keep-stores"], Int32(64)),
      (["run", "live.yaml", "--durability", "full"], 64), (["dashboard", "gone.sqlite"], 66),
      (["dashboard", "live.yaml"], 65), (["dashboard", "."], 65),
      (["live", "live.yaml"], 64), (["live", "-", "--store", ":memory:"], 64),
      (["live", "live.yaml", "--store", ":memory:", "--arm", "ful"], 64),
    ] as [([String], Int32)])
  func refused(words: [String], code: Int32) throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      let ending = try BuiltProgram.run(
        BuiltProgram.path, words, folder: folder)
      #expect(ending.code == code && !ending.errors.isEmpty, "\(ending)")
      #expect(Workbench.names(in: folder) == ["live.yaml"])
    }
  }
}
