// How busy a report's fleet was and how evenly. Not here: figures of one run (`LoadFigures.swift`).

import Experiments
import FleetSimulation

extension Report {
  var load: ReportSection {
    var table = MarkdownTable([
      ("Arm", .left), ("Utilisation (%)", .right), ("Mean wait (s)", .right),
      ("Longest queue", .right), ("Attempts per subtask", .right), ("Explored (%)", .right),
      ("Timed out (%)", .right), ("Busiest agent", .left), ("Largest share (%)", .right),
      ("Agents under \(LoadFigures.starvation)", .right),
    ])
    for standing in findings.standings {
      let runs = result.runs[standing.index]
      let figures = runs.map { LoadFigures(of: $0, in: plan) }
      let attempts = runs.map { Double($0.counts.attempts) }.reduce(0, +)
      func share(_ count: (ReplicationResult) -> Int) -> String {
        NumberText.decimals(100 * runs.map { Double(count($0)) }.reduce(0, +) / attempts, 2)
      }
      let planned = runs.map { $0.daily.total.planned }.reduce(0, +)
      table.append([
        standing.name.asCode,
        standing.utilisation.map { NumberText.decimals(100 * $0, 2) } ?? "no limit",
        NumberText.decimals(standing.meanWaitSeconds, 3),
        "\(figures.map(\.longestQueue).max() ?? 0)",
        NumberText.decimals(attempts / planned, 3), share { $0.counts.explorations },
        share { $0.counts.timeouts }, busiest(runs).asCode,
        NumberText.decimals(100 * figures.map(\.largestShare).mean, 1),
        NumberText.decimals(figures.map { Double($0.starvedAgents) }.mean, 1),
      ])
    }
    let meaning = """
      Over the whole run. Utilisation is busy time over what the fleet could serve until the
      horizon; it passes 100 % where work is left to be done after it. The busiest agent is the one
      with the most attempts over all replications; its share and the number of agents with under
      \(LoadFigures.starvation) attempts, of \(plan.world.fleet.agents.count) agents, are means over
      replications. Under learned selection such figures say who was chosen, not who is good.
      """
    return section("Load", meaning, table, .exploration(findings))
  }

  private func busiest(_ runs: [ReplicationResult]) -> String {
    let agents = plan.world.fleet.agents
    let sums = agents.indices.map { agent in
      runs.reduce(0) { $0 + $1.agents[agent].assignments }
    }
    return agents[sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }].name
  }
}
