// What came of the agents' lifecycles: improvement by four yardsticks, and what happened. Not here: what
// runs in them (`LearningCore/Lifecycle`), what their stores say (`Report+Dashboard.swift`).

import Experiments
import FleetSimulation
import LabStatistics
import LearningCore

extension Report {
  /// `nil` where no arm has one.
  var lifecycle: ReportSection? {
    let standings = findings.standings.filter { plan.arms[$0.index].lifecycle != nil }
    guard !standings.isEmpty else { return nil }
    let improvement = """
      The documents compare an agent's latest task with its first, which is mostly noise; windowed, its
      last 50 tasks with its first 50, as means over agents, with Student's interval over replications.
      Both are the agent's own before and after, in its tasks' scores, and so take in whatever changed
      besides. Against the control and as a share of the headroom is what learning brought the fleet, in
      \(measure.words).
      """
    let happened = """
      Means over replications, of all agents together. Quarantined are experiences that a rollback took
      back; imported are patterns that an agent took from others.
      """
    return ReportSection(
      "Lifecycle",
      [
        .paragraph(improvement), .table(improvements(standings)), .paragraph(happened),
        .table(happenings(standings)),
      ])
  }

  private func improvements(_ standings: [Findings.Standing]) -> MarkdownTable {
    var table = MarkdownTable([
      ("Arm", .left), ("Documented figure (%)", .right), ("Windowed, 95 % (%)", .right),
      ("Against control, 95 % (%)", .right), ("Share of the headroom (%)", .right),
    ])
    for standing in standings {
      let runs = result.runs[standing.index].map(\.lifecycle)
      table.append([
        standing.name.asCode, percent(runs.map(\.documentedPercent)),
        percent(runs.map(\.windowedPercent)),
        standing.comparison?.relative.map {
          Interval(value: 100 * $0.value, low: 100 * $0.low, high: 100 * $0.high).signed(1)
        } ?? "–",
        standing.closedToBound.map { NumberText.decimals(100 * $0.value, 1) } ?? "–",
      ])
    }
    return table
  }

  /// Means over the agents that have a figure, then over replications.
  private func percent(_ byReplication: [[Double?]]) -> String {
    let means = byReplication.compactMap { agents -> Double? in
      let known = agents.compactMap(\.self)
      return known.isEmpty ? nil : known.mean
    }
    guard let estimate = try? StudentEstimate(meanOf: means) else {
      return means.first.map { NumberText.signed($0, 1) } ?? "–"
    }
    return Interval(estimate).signed(1)
  }

  private func happenings(_ standings: [Findings.Standing]) -> MarkdownTable {
    let shown: [(String, (LifecycleCounts) -> Int)] = [
      ("Trained", { $0.count(of: .training) }),
      ("Patterns found", { $0.count(of: .patternDiscovered) }),
      ("Failure causes", { $0.count(of: .failureDetected) }),
      ("Tests ended", { $0.testsCompleted }), ("Tests won", { $0.testsWon }),
      ("Strategies changed", { $0.count(of: .strategyChanged) }),
      ("Patterns shared", { $0.count(of: .patternShared) }), ("Imported", { $0.imports }),
      ("Rollbacks", { $0.count(of: .rollback) }), ("Quarantined", { $0.quarantined }),
    ]
    var table = MarkdownTable("Arm", numbers: shown.map(\.0))
    for standing in standings {
      let runs = result.runs[standing.index].map(\.lifecycle)
      table.append(
        [standing.name.asCode]
          + shown.map { NumberText.decimals(runs.map($0.1).map(Double.init).mean, 1) })
    }
    return table
  }
}
