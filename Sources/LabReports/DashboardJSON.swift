// A dashboard as JSON: of a live fleet's store, and dashboard.json of a run's folder. Not here: its text
// (`DashboardText.swift`), its figures (`LearningCore/Dashboard`).

package import Experiments
package import LearningCore

package enum DashboardJSON {
  /// The whole of it, by the documents' names and with units.
  package static func text(of dashboard: LearningDashboard) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("fleet", fleet(dashboard.fleet)),
      ("performance", performance(dashboard.performance)),
      ("learning", learning(dashboard.learning)), ("memory", memory(dashboard.memory)),
    ]).document
  }

  /// Each arm's at the end of the first replication; `nil` where no arm has one. Without what a clock
  /// measured, which is in `overhead.json`.
  package static func text(of result: ExperimentResult) -> String? {
    let dashboards = result.dashboards
    guard !dashboards.isEmpty else { return nil }
    return JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(result.plan.name)),
      ("replication", .integer(result.plan.seeds.first)),
      (
        "arms",
        .list(
          dashboards.map { arm, dashboard in
            .object([
              ("arm", .text(arm)), ("fleet", fleet(dashboard.fleet)),
              ("learning", learning(dashboard.learning)),
              ("memory", memory(dashboard.memory)),
            ])
          })
      ),
    ]).document
  }

  private static func fleet(_ fleet: LearningDashboard.FleetPart) -> JSONValue {
    .object([
      ("total_agents", .integer(fleet.totalAgents)),
      ("learning_enabled", .integer(fleet.learningEnabled)),
      ("average_improvement_percent", .number(fleet.averageImprovement)),
      ("agents_measured", .integer(fleet.agentsMeasured)),
      ("target_achieved", .integer(fleet.targetAchieved)),
    ])
  }

  private static func performance(_ cost: LearningDashboard.PerformancePart) -> JSONValue {
    .object([
      ("avg_overhead_us", .number(cost.avgOverhead)),
      ("peak_overhead_us", .number(cost.peakOverhead)),
      ("p95_overhead_us", .number(cost.p95Overhead)),
      ("p99_overhead_us", .number(cost.p99Overhead)), ("steps", .list(cost.steps.map(step))),
    ])
  }

  private static func step(_ step: LearningDashboard.StepCost) -> JSONValue {
    .object([
      ("step", .text(step.step)), ("calls", .integer(step.calls)), ("mean_us", .number(step.mean)),
      ("p50_us", .number(step.p50)), ("p95_us", .number(step.p95)),
      ("p99_us", .number(step.p99)), ("max_us", .number(step.max)),
    ])
  }

  private static func learning(_ learning: LearningDashboard.LearningPart) -> JSONValue {
    .object([
      ("total_experiences", .integer(learning.totalExperiences)),
      ("experiences_in_engines", .integer(learning.experiencesInEngines)),
      ("patterns_discovered", .integer(learning.patternsDiscovered)),
      ("patterns_confident", .integer(learning.patternsConfident)),
      ("active_ab_tests", .integer(learning.activeABTests)),
      ("improvement_cycles", .integer(learning.improvementCycles)),
    ])
  }

  private static func memory(_ memory: LearningDashboard.MemoryPart) -> JSONValue {
    .object(
      (memory.totalSize.map { [("total_size_bytes", .integer($0))] } ?? []) + [
        ("avg_per_agent_bytes", .number(memory.avgPerAgent)),
        ("largest_agent", .text(memory.largestAgent)),
        ("largest_agent_bytes", .integer(memory.largestAgentSize)),
      ])
  }
}

extension ExperimentResult {
  /// By arm, in the plan's order: what its store said at the end of the first replication.
  var dashboards: [(arm: String, dashboard: LearningDashboard)] {
    zip(plan.arms, runs).compactMap { arm, runs in
      runs.first?.lifecycle.dashboard.map { (arm.name, $0) }
    }
  }
}
