// Arms of a report that didn't keep up with what arrived. Not here: how that is told
// (`Experiments/Backlog.swift`), how busy everybody was (`Report+Load.swift`).

import Experiments
import FleetSimulation
import GroundTruth

extension Report {
  /// `nil` where every arm kept up.
  var backlog: ReportSection? {
    guard findings.standings.contains(where: { $0.backlog.growing > 0 }) else { return nil }
    var table = MarkdownTable([
      ("Arm", .left), ("Queue", .left), ("Open after a third", .right), ("After two", .right),
      ("At the horizon", .right), ("Of all (%)", .right), ("Hours to clear it", .right),
      ("Busiest agent's work (%)", .right), ("Time, first third (s)", .right), ("Second", .right),
      ("Last", .right),
    ])
    for standing in findings.standings {
      let backlog = standing.backlog
      let days = backlog.openByDay.count
      let open = [days / 3, days - days / 3, days].map { backlog.openByDay[$0 - 1] }
      let times = [0..<days / 3, days / 3..<days - days / 3, days - days / 3..<days].map { days in
        result.values(.meanSeconds, arm: standing.index, window: days).mean
      }
      table.append(
        [standing.name.asCode, backlog.words]
          + open.map { NumberText.decimals($0, 0) }
          + [
            NumberText.decimals(100 * backlog.shareLeft, 1),
            NumberText.decimals(backlog.drainSeconds / 3_600, 1),
            backlog.greatestUtilisation.map { NumberText.decimals(100 * $0, 0) } ?? "no limit",
          ] + times.map { NumberText.decimals($0, 1) })
    }
    let meaning = """
      A queue is said to grow without bound where the busiest agent was given more work than it could
      serve until the horizon, or where \(NumberText.decimals(100 * Backlog.leastShareLeft, 0)) % or more
      of all subtasks hadn't ended by then and over the last third of the days at least
      \(NumberText.decimals(Backlog.leastGrowth, 1)) times as many were open as over the middle third.
      Such an arm has no steady value: every figure of it that holds time would be another after another
      number of days. Open subtasks are of tasks that had arrived; the busiest agent's work is what it
      served in all, over what it could have served until the horizon; times are from ready to the final
      outcome, by arrival. All are means over replications.
      """
    return section("Work that piled up", meaning, table)
  }
}
