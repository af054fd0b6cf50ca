// A dashboard for people, in at most 80 columns. Not here: its figures (`LearningCore/Dashboard`), JSON
// (`DashboardJSON.swift`), the report's section (`Report+Dashboard.swift`).

package import LearningCore

package enum DashboardText {
  package static func text(of dashboard: LearningDashboard) -> String {
    let (fleet, learning, memory) = (dashboard.fleet, dashboard.learning, dashboard.memory)
    var lines = [
      "Fleet",
      line("agents", "\(fleet.totalAgents)"),
      line(
        "learning",
        fleet.learningEnabled > 0
          ? "\(fleet.learningEnabled)" : "0 (out of service, or stopped by safeguards)"),
      line(
        "improvement, mean",
        percent(fleet.averageImprovement) + " (of \(fleet.agentsMeasured) agents)"),
      line("target achieved", "\(fleet.targetAchieved) agents"),
      "", "What the core costs, in microseconds",
    ]
    if dashboard.performance.steps.isEmpty {
      lines.append("  not measured: figures are kept when a live fleet goes out of service")
    } else {
      lines.append(row(["step", "calls", "mean", "p50", "p95", "p99", "max"]))
      for step in dashboard.performance.steps {
        let figures = [step.mean, step.p50, step.p95, step.p99, step.max]
        lines.append(row([step.step, "\(step.calls)"] + figures.map(microseconds)))
      }
    }
    lines += [
      "", "Learning",
      line("experiences", "\(learning.totalExperiences) events of the last 30 days"),
      line("in engines", learning.experiencesInEngines.map { "\($0)" } ?? "–"),
      line(
        "patterns",
        "\(learning.patternsDiscovered) discovered, \(learning.patternsConfident) confident"),
      line("A/B tests running", "\(learning.activeABTests)"),
      line("improvement cycles", "\(learning.improvementCycles) of the last 30 days"),
      "", "Memory",
      line("in all", memory.totalSize.map { "\($0) bytes" } ?? "–"),
      line(
        "an agent, mean",
        memory.avgPerAgent.map { NumberText.decimals($0, 0) + " bytes" } ?? "–"),
      line(
        "largest agent",
        memory.largestAgent.map { "\($0), \(memory.largestAgentSize ?? 0) bytes" } ?? "–"),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ label: String, _ value: String) -> String {
    "  " + label + String(repeating: " ", count: max(1, 22 - label.count)) + value
  }

  private static func row(_ cells: [String]) -> String {
    let first = cells[0] + String(repeating: " ", count: max(1, 12 - cells[0].count))
    return "  " + first
      + cells.dropFirst().map { cell in
        String(repeating: " ", count: max(1, 11 - cell.count)) + cell
      }.joined()
  }

  private static func microseconds(_ value: Double?) -> String {
    value.map { NumberText.decimals($0, 1) } ?? "–"
  }

  private static func percent(_ value: Double?) -> String {
    value.map { NumberText.signed($0, 1) + " %" } ?? "–"
  }
}
