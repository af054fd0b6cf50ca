// `fleetlab compare`: folders of results, paired by seed and replication; and `fleetlab power`.
// Not here: the words (`ExperimentsTests/ShiftTests.swift`), numbers of a pilot (`PilotTests.swift`).

import Foundation
import Testing

struct CompareCommandTests {
  private static func run(_ line: String, _ folder: URL) throws -> Ending {
    try BuiltProgram.bash(#""$fleetlab" \#(line)"#, in: folder)
  }

  private static func edit(
    _ path: String, in folder: URL, _ change: ([Substring]) -> [Substring]
  ) throws {
    let file = folder.appending(path: path)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    try Data((change(lines).joined(separator: "\n") + "\n").utf8).write(to: file)
  }

  /// Rows of a CSV file in an order that has nothing to do with the old one; the header stays first.
  private static func shuffled(_ lines: [Substring]) -> [Substring] {
    lines.prefix(1) + lines.dropFirst().sorted { String($0.reversed()) < String($1.reversed()) }
  }

  @Test("the same run twice is identical, also when its rows stand in another order")
  func identical() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.days]) { folder in
      for name in ["a", "b"] {
        #expect(try Self.run("run tiny.yaml -q --out \(name)", folder).code == 0)
      }
      #expect(try Self.run("compare a b", folder).code == 0)
      for name in ["b/runs.csv", "b/daily.csv"] { try Self.edit(name, in: folder, Self.shuffled) }
      let ending = try Self.run("compare a b", folder)
      #expect(ending.code == 0 && ending.errors == "" && ending.output.contains("identical"))
      #expect(ending.output.contains("0 of 50") && ending.output.contains("days 2–2"))
      #expect(ending.output.contains("nine significant digits"))
      let json = try Self.run("compare a b --format json --measure mean_seconds", folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?["word"] as? String == "identical")
    }
  }

  /// Worth of a day: its subtasks' scores over their number, from the file itself.
  @Test("another learner is compared arm by arm, and the first folder is the reference")
  func different() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.days]) { folder in
      #expect(try Self.run("run tiny.yaml -q --out a", folder).code == 0)
      let who = "--set arms.learner.who=best-performer"
      #expect(try Self.run("run tiny.yaml -q --out b \(who)", folder).code == 0)
      let json = try Self.run("compare a b --format json --inconclusive pass", folder)
      #expect([0, 2].contains(json.code))
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let parts = try #require(object?["folders"] as? [[String: Any]])
      let arms = try #require(parts.first?["arms"] as? [[String: Any]])
      #expect(arms.map { $0["arm"] as? String } == ["control", "learner"])
      #expect(arms[0]["word"] as? String == "identical" && arms[0]["changed"] as? Int == 0)
      #expect((arms[1]["changed"] as? Int ?? 0) > 25)
      for (name, key) in [("a", "before"), ("b", "now")] {
        let text = try String(
          contentsOf: folder.appending(path: "\(name)/daily.csv"), encoding: .utf8)
        var scores: [Double] = []
        for line in text.split(separator: "\n") {
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          guard fields[0] == "learner", fields[2] == "2" else { continue }
          scores.append(try #require(Double(fields[6])))
        }
        let mean = scores.reduce(0, +) / Double(scores.count)
        let found = try #require(arms[1][key] as? Double)
        #expect(scores.count == 50 && abs(mean - found) < 1e-8)
      }
    }
  }

  @Test("what can't be paired is refused with 65, what isn't there with 66")
  func refusals() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      for (name, options) in [
        ("a", ""), ("seed", "--seed 2"), ("more", "--replications 3"),
        ("world", "--set horizon=2h"),
        ("measure", "--set report.measure=error_rate"), ("arm", "--arms control"),
      ] {
        #expect(try Self.run("run tiny.yaml -q --out \(name) \(options)", folder).code == 0)
      }
      let breaks: [(String, String, ([Substring]) -> [Substring])] = [
        ("gap", "runs.csv", { Array($0.dropLast()) }), ("twice", "runs.csv", { $0 + [$0[1]] }),
        ("header", "runs.csv", { [$0[0].replacing("score", with: "core")[...]] + $0.dropFirst() }),
        ("nan", "runs.csv", { $0.map { $0.replacing(",1,", with: ",nan,")[...] } }),
        ("quote", "runs.csv", { $0 + ["\"x"] }), ("short", "daily.csv", { $0 + ["a,b"] }),
        ("json", "manifest.json", { $0.dropLast(3) }),
        ("foreign", "manifest.json", { _ in ["{}"] }),
        ("hollow", "manifest.json", { _ in [#"{"fleetlab": {}, "arms": []}"#] }),
        ("empty", "runs.csv", { _ in [] }),
      ]
      for (name, file, change) in breaks {
        _ = try BuiltProgram.bash("cp -r a \(name)", in: folder)
        try Self.edit("\(name)/\(file)", in: folder, change)
      }
      for name in ["seed", "more", "world", "measure"] + breaks.map(\.0) {
        let ending = try Self.run("compare a \(name)", folder)
        #expect(ending.code == 65 && ending.output == "", "\(name): \(ending)")
        #expect(
          ending.errors.filter { $0 == "\n" }.count == 1 && ending.errors.contains("; "),
          "\(ending.errors)")
      }
      #expect(try Self.run("compare a measure --measure score", folder).code == 0)
      let lone = try Self.run("compare a arm", folder)
      #expect(lone.code == 0 && lone.output.contains("Only one of them has learner"))
      for name in ["none", "tiny.yaml", "."] {
        #expect(try Self.run("compare a \(name)", folder).code == 66, "\(name)")
      }
      for line in ["compare", "compare a", "compare a a --measure luck", "compare a a --margin x"] {
        #expect(try Self.run(line, folder).code == 64, "\(line)")
      }
    }
  }

  @Test("power answers with the same bytes every time, and says on standard error how long")
  func power() throws {
    let target = "targets: [{improvement: {arm: learner, measure: score, at_least: 5 %}}]\n"
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two + target]) { folder in
      let one = try Self.run("power tiny.yaml --pilot 8 --jobs 1", folder)
      let two = try Self.run("power tiny.yaml --pilot 8 --jobs 2", folder)
      #expect(one.code == 0 && one.output == two.output && one.errors.contains("wall clock: "))
      #expect(one.output.contains("'learner' against 'control', better by at least 5.0 %"))
      #expect(one.output.contains("learner – control") && one.output.contains("(2000000–2000007)"))
      #expect(one.output.split(separator: "\n").allSatisfy { $0.count <= 140 })
      let json = try Self.run("power tiny.yaml --format json -q", folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(json.errors == "" && object?["replications"] as? Int == 20)
      #expect(try Self.run("power tiny.yaml --pilot 1", folder).code == 64)
      #expect(try Self.run("power none.yaml", folder).code == 66)
      #expect(
        try BuiltProgram.bash(#"echo x > x.yaml; "$fleetlab" power x.yaml"#, in: folder).code == 65)
    }
  }
}
