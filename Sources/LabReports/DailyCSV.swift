// daily.csv: a row an arm, replication and day, by the day on which a subtask's task arrived;
// attempts and explorations by the day of the decision. Not here: whole runs (`RunsCSV.swift`).

package import Experiments
import FleetSimulation
import GroundTruth

package enum DailyCSV {
  static let columns = [
    "arm", "replication", "day", "subtasks", "success_rate", "mean_seconds", "score", "error_rate",
    "task_success_rate", "attempts", "explorations",
  ]

  private static let measures: [Measure] = [
    .successRate, .meanSeconds, .score, .errorRate, .taskSuccessRate,
  ]

  /// Days count from 1; what was decided after the last is counted on it.
  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for (arm, runs) in zip(result.plan.arms, result.runs) {
      for (replication, run) in runs.enumerated() {
        for (day, sums) in run.daily.days.enumerated() {
          table.append(
            [
              .text(arm.name), .integer(result.plan.number(ofReplication: replication)),
              .integer(day + 1), .number(sums.planned),
            ]
              + measures.map { .number(result.value($0, of: sums)) }
              + [.integer(run.attemptsByDay[day]), .integer(run.explorationsByDay[day])])
        }
      }
    }
    return table.text
  }
}
