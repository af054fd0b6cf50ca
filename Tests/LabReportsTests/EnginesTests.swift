// What the report says of how engines are set. Not here: the manifest (`ManifestTests.swift`).

import Experiments
import FleetSimulation
import LabReports
import LearningCore
import Testing

struct EnginesTests {
  private static func report(_ change: (inout [Arm]) -> Void) throws -> String {
    let some = try SmallExperiment.result.get()
    var plan = some.plan
    change(&plan.arms)
    let result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    return ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
  }

  /// The cells of the rows about an arm, table by table.
  private static func rows(_ report: String, _ arm: String) -> [[String]] {
    report.split(separator: "\n").filter { $0.hasPrefix("| `\(arm)` ") }.map { line in
      line.split(separator: "|").map { $0.filter { $0 != " " } }
    }
  }

  @Test("as documented, there is nothing to say beyond the documented settings")
  func documented() throws {
    let report = try Self.report { _ in }
    #expect(!report.contains("otherwise than documented"))
    let expected = ["`both`", "0.1", "0.95", "0.3", "0.995", "0.01", "32", "10", "toretries", "no"]
    #expect(Self.rows(report, "both").contains(expected))
  }

  @Test("what an arm has beyond them stands in a table of its own, and others don't")
  func others() throws {
    let report = try Self.report {
      $0[1].mode.algorithm = .thompson
      $0[2].mode.algorithm = .thompson
      $0[2].parameters.initialValue = 0.5
      $0[2].tables = .pooled
      $0[3].mode.features = .withKind
      $0[3].mode.bootstrap = .sameState
      $0[3].parameters.initialValue = -2
    }
    #expect(report.contains("otherwise than documented"))
    func has(_ arm: String, _ cells: [String]) -> Bool {
      Self.rows(report, arm).contains(["`\(arm)`"] + cells)
    }
    #expect(has("how", ["–", "–", "–", "–", "–", "–", "–", "–", "no"]))
    #expect(has("how", ["Thompsonsampling", "0.5", "documented", "pooled"]))
    #expect(has("who", ["frozen", "–", "–", "–", "–", "–", "–", "–", "no"]))
    #expect(has("who", ["Thompsonsampling", "0", "documented", "peragent"]))
    #expect(
      has("both", ["0.1", "0.95", "0.3", "0.995", "0.01", "32", "10", "toitself", "no"]))
    #expect(has("both", ["Q-learning", "-2", "withkind", "peragent"]))
    let isFrozen = Self.rows(report, "who").contains { $0.contains("nothing:defaultaction") }
    #expect(isFrozen, "a frozen bandit has no ε")
    let neither = Self.rows(report, "neither")
    #expect(!neither.contains { $0.contains("Q-learning") })
  }

  @Test(
    "every policy's objective is named", arguments: SelectionCatalogue.entries.map(\.name))
  func objectives(policy: String) throws {
    let report = try Self.report { $0[1].selection = policy }
    #expect(!report.contains("a rule of its own"), "\(policy)")
  }
}
