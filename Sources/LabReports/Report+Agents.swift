// Agent by agent: how much each was given, how busy it was, how long work waited for it. Not here: the figures
// (`AgentFigures.swift`), the whole fleet (`Report+Load.swift`).

import Experiments
import FleetModel

extension Report {
  var agents: ReportSection {
    let looked = findings.lookedAt
    let standings = looked.count > 1 ? [looked[0], findings.control] : looked
    let figures = standings.map { AgentFigures.all(arm: $0.index, in: result) }
    let shown = AgentFigures.shown(looked.map { AgentFigures.all(arm: $0.index, in: result) })
    let agents = plan.world.fleet.agents
    let titles = ["share (%)", "utilisation (%)", "mean wait (s)", "longest queue"]
    var table = MarkdownTable(
      "Agent",
      numbers: standings.flatMap { standing in titles.map { "\(standing.name.asCode): \($0)" } })
    for agent in shown {
      table.append(
        [agents[agent].name.asCode]
          + figures.flatMap { own in
            [
              NumberText.decimals(100 * own[agent].share, 1),
              own[agent].utilisation.map { NumberText.decimals(100 * $0, 2) } ?? "no limit",
              NumberText.decimals(own[agent].meanWaitSeconds, 3), "\(own[agent].longestQueue)",
            ]
          })
    }
    let more =
      shown.count < agents.count
      ? " The \(shown.count) of \(agents.count) agents with most work are shown." : ""
    let meaning = """
      Over the whole run and all replications: an agent's share of all assignments, its busy time over
      what it could serve until the horizon, how long an assignment waited for it, and the most that ever
      waited, under the best arm and the control.\(more) Every arm is in `plot_agents.csv`.
      """
    return section(
      "Agents", meaning, table, .shares(findings), .agents(findings, shown: shown))
  }
}
