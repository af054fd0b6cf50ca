// runs.csv: a row an arm and replication, over the whole run. Not here: days (`DailyCSV.swift`),
// bounds (`YardsticksCSV.swift`), the days that count (`Report`), hashes of whole runs
// (`FingerprintsCSV.swift`).

package import Experiments
import FleetSimulation
import GroundTruth

package enum RunsCSV {
  static let columns = [
    "arm", "replication", "seed", "subtasks", "success_rate", "mean_seconds", "score", "error_rate",
    "satisfaction", "efficiency", "task_success_rate", "attempts", "explorations", "timeouts",
    "reassignments", "tasks_arrived", "tasks_succeeded", "tasks_failed", "tasks_in_flight",
    "mean_wait_seconds", "utilisation_percent", "longest_queue", "largest_share_percent",
    "starved_agents", "known_pairs", "events", "end_seconds",
  ]

  /// The measures of a whole run, in the order of the columns.
  static let measures: [Measure] = [
    .successRate, .meanSeconds, .score, .errorRate, .satisfaction, .efficiency, .taskSuccessRate,
  ]

  /// Replications count from 0, as the keys of their chance do.
  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for (arm, runs) in zip(result.plan.arms, result.runs) {
      for (replication, run) in runs.enumerated() {
        let sums = run.daily.total
        let load = LoadFigures(of: run, in: result.plan)
        let counts = run.counts
        let seed = CSVTable.Field.text("\(result.plan.seed)")
        table.append(
          [
            .text(arm.name), .integer(result.plan.number(ofReplication: replication)), seed,
            .number(sums.planned),
          ]
            + measures.map { .number(result.value($0, of: sums)) }
            + [
              .integer(counts.attempts), .integer(counts.explorations), .integer(counts.timeouts),
              .integer(counts.reassignments), .integer(counts.tasksArrived),
              .integer(counts.tasksSucceeded), .integer(counts.tasksFailed),
              .integer(run.tasksInFlight), .number(load.meanWaitSeconds),
              .number(load.utilisation.map { 100 * $0 }), .integer(load.longestQueue),
              .number(100 * load.largestShare), .integer(load.starvedAgents),
              .integer(run.knownPairs), .integer(run.events), .number(run.endSeconds),
            ])
      }
    }
    return table.text
  }
}
