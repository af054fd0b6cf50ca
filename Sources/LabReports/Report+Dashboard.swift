// The documents' dashboard of each arm with a lifecycle, as its fleet's operator would have seen it. Not here:
// its figures (`LearningCore/Dashboard`), what a clock measured (`OverheadHTML+Dashboard.swift`).

import Experiments
import LearningCore

extension Report {
  /// `nil` where no arm has one.
  var dashboard: ReportSection? {
    let dashboards = result.dashboards
    guard !dashboards.isEmpty else { return nil }
    let meaning = """
      What an operator of the fleet would have seen at the end of replication \(plan.seeds.first), before the
      agents went out of service: one replication, so no interval, and no arm is better for it. Improvement is
      the mean over agents of their own before and after, and an agent achieved the target at 20 %. Experiences,
      patterns found and cycles are those that the store still has: it keeps them for 30 days. KB are of an
      agent's own rows. `dashboard.json` has all of it; what the core cost is in `overhead.html`.
      """
    var table = MarkdownTable(
      "Arm",
      numbers: [
        "Agents learning", "Improvement (%)", "Target achieved", "Experiences", "Patterns found",
        "A/B tests running", "Cycles", "KB an agent", "Largest (KB)",
      ])
    for (arm, dashboard) in dashboards {
      let (fleet, learning, memory) = (dashboard.fleet, dashboard.learning, dashboard.memory)
      table.append([
        arm.asCode, "\(fleet.learningEnabled) of \(fleet.totalAgents)",
        fleet.averageImprovement.map { NumberText.signed($0, 1) } ?? "–",
        "\(fleet.targetAchieved)", "\(learning.totalExperiences)",
        "\(learning.patternsDiscovered)", "\(learning.activeABTests)",
        "\(learning.improvementCycles)",
        memory.avgPerAgent.map { NumberText.decimals($0 / 1_000, 0) } ?? "–",
        memory.largestAgentSize.map { NumberText.decimals(Double($0) / 1_000, 0) } ?? "–",
      ])
    }
    return section("Dashboard", meaning, table)
  }
}
