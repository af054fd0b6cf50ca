// `fleetlab explain` on the built program. Not here: whether a story is true (`FleetSimulationTests`).

import Foundation
import Testing

struct ExplainTests {
  private static func shipped(_ name: String) -> String {
    Workbench.shipped.appending(path: "\(name).yaml").path
  }

  @Test(
    "a story has its sections within 100 columns, in worlds of every kind",
    arguments: [
      ("smoke", "both", []), ("smoke", "control", ["--seed", "8", "--replication", "3"]),
      ("swebench-17", "thompson", ["--set", "replications=1"]),
      ("three-strategies", "earlier", []),
    ] as [(String, String, [String])])
  func text(name: String, arm: String, more: [String]) throws {
    let words = ["explain", Self.shipped(name), "--arm", arm, "--task", "20"] + more
    let ending = try BuiltProgram.run(words)
    #expect(ending.code == 0 && ending.errors == "", "\(ending.errors)")
    for part in [
      "Task 20 of", "Came on day", "Part 1 of", "Attempt 1", "Who ", "How ", "Went", "Else", "End ",
    ] {
      #expect(ending.output.contains(part), "\(part) in:\n\(ending.output)")
    }
    for line in ending.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    // Twice the same.
    #expect(try BuiltProgram.run(words) == ending)
  }

  private func firstArm(in message: String) throws -> String {
    let names = try #require(message.components(separatedBy: "there are ").last)
    return String(names.prefix { $0 != "," && $0 != ";" && $0 != " " })
  }

  @Test("as JSON it is the record of the run")
  func json() throws {
    try Workbench.work { folder in
      let line =
        #""$fleetlab" explain tiny.yaml --arm learner --replication 1 --task 7 --format json"#
      let ending = try BuiltProgram.bash(line, in: folder)
      #expect(ending.code == 0, "\(ending.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
      let story = try #require(object as? [String: Any])
      #expect(story["task"] as? Int == 7 && story["replication"] as? Int == 1)
      let parts = try #require(story["parts"] as? [[String: Any]])
      let attempts = try #require(parts.first?["attempts"] as? [[String: Any]])
      let service = try #require(attempts.first?["service"] as? [String: Any])
      #expect((service["by_action"] as? [Any])?.count == 18)
      #expect((service["by_agent"] as? [Any])?.isEmpty == false)
      // Every story's end adds up to the row that the run wrote.
      let run = try BuiltProgram.bash(
        #""$fleetlab" run tiny.yaml --out out --quiet >/dev/null && grep '^learner,1,' out/runs.csv"#,
        in: folder)
      let row = run.output.split(separator: ",", omittingEmptySubsequences: false)
      let tasks = try #require(Int(row[15]))
      var (scores, count) = (0.0, 0)
      for task in 0..<tasks {
        let told = try BuiltProgram.bash(
          line.replacing("--task 7", with: "--task \(task)"), in: folder)
        let object = try JSONSerialization.jsonObject(with: Data(told.output.utf8))
        for part in (object as? [String: Any])?["parts"] as? [[String: Any]] ?? [] {
          scores += (part["end"] as? [String: Any])?["score"] as? Double ?? .nan
          count += 1
        }
      }
      #expect(count == Int(row[3]))
      #expect(abs(scores / Double(count) - (Double(row[6]) ?? .nan)) < 1e-8)
    }
  }

  @Test("what isn't there is said with what is")
  func missing() throws {
    try Workbench.work { folder in
      func errors(_ words: String) throws -> String {
        let ending = try BuiltProgram.bash(#""$fleetlab" explain \#(words)"#, in: folder)
        #expect(ending.code == 64 && ending.output == "")
        return ending.errors
      }
      let task = try errors("tiny.yaml --arm learner --task 100000")
      #expect(task.contains("replication 0 has tasks 0 to "))
      let arm = try errors("tiny.yaml --arm lerner")
      #expect(arm.contains("did you mean 'learner'?") && arm.contains("control or learner"))
      #expect(try errors("tiny.yaml --arm learner --variation x").contains("has none"))
      #expect(try errors("tiny.yaml --arm learner --task -1").contains("--task"))
      let gone = try BuiltProgram.bash(#""$fleetlab" explain gone.yaml --arm a"#, in: folder)
      #expect(gone.code == 66)
    }
  }

  @Test("a scenario with variations is asked for one")
  func variations() throws {
    let file = Self.shipped("utilisation")
    let none = try BuiltProgram.run(["explain", file, "--arm", "x"])
    #expect(none.code == 64 && none.errors.contains("'--variation NAME' is needed"))
    let name = try firstName(in: none.errors)
    let arms = try BuiltProgram.run(["explain", file, "--variation", name])
    #expect(arms.code == 64 && arms.errors.contains("'--arm A' is needed"))
    let arm = try firstArm(in: arms.errors)
    let ending = try BuiltProgram.run(["explain", file, "--variation", name, "--arm", arm])
    #expect(ending.code == 0 && ending.output.contains("/\(name)'"), "\(ending.errors)")
  }

  private func firstName(in message: String) throws -> String {
    let names = try #require(message.components(separatedBy: "scenario has ").last)
    return String(names.prefix { $0 != "," && $0 != ";" && $0 != " " })
  }
}
