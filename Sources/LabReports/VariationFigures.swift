// What of one variation's result stands beside the other variations'. Not here: its own report
// (`Report.swift`), the tables (`VariationsReport.swift`, `VariationsCSV.swift`).

package import Experiments
import GroundTruth

/// A few numbers an arm, so that the results themselves needn't be kept until the last variation ends.
package struct VariationFigures: Sendable {
  struct Arm: Sendable {
    let name: String
    /// Over the days that count: the plan's measure, and two that are always shown.
    let mean: Double
    let score: Double
    let successRate: Double
    /// On the plan's measure; `nil` for the control.
    let comparison: Comparison?
    /// Over the whole run; `nil` where agents have no limit.
    let utilisation: Double?
    let meanWaitSeconds: Double
    let backlog: BacklogFigures

    /// Better or worse by how much, such as "+6.04 % [+5.75, +6.33]".
    var relative: String {
      guard let comparison else { return "control" }
      return comparison.relative.map { Interval($0).percent(1) } ?? "–"
    }
    var verdict: String {
      comparison.map { $0.verdict?.rawValue ?? "estimate" } ?? "control"
    }
  }

  let name: String
  /// What it changes, such as `seed: 3`.
  let changes: [String]
  /// Which combination of a grid it is, if one.
  let levels: [Int]?
  let plan: ExperimentPlan
  /// In the plan's order.
  let arms: [Arm]
  /// In the order of the plan's targets.
  let verdicts: [Verdict]
  let summary: JSONValue

  package init(
    _ name: String, changes: [String], levels: [Int]? = nil, result: ExperimentResult
  ) {
    (self.name, self.changes, self.levels, plan) = (name, changes, levels, result.plan)
    verdicts = result.verdicts()
    let comparisons = result.comparisons(result.plan.measure)
    arms = result.plan.arms.indices.map { index in
      let name = result.plan.arms[index].name
      return Arm(
        name: name, mean: result.values(result.plan.measure, arm: index).mean,
        score: result.values(.score, arm: index).mean,
        successRate: result.values(.successRate, arm: index).mean,
        comparison: comparisons.first { $0.arm == name },
        utilisation: result.utilisation(arm: index),
        meanWaitSeconds: result.meanWait(arm: index),
        backlog: BacklogFigures(of: result.backlogs(arm: index)))
    }
    summary = SummaryJSON.value(of: result)
  }
}
