// yardsticks_daily.csv: a row a yardstick, replication and day, as daily.csv has for arms.
// Not here: whole runs (`YardsticksCSV.swift`), what the yardsticks are (`GroundTruth/Yardsticks`).

package import Experiments
import GroundTruth

package enum YardsticksDailyCSV {
  static let columns =
    ["yardstick", "replication", "day", "subtasks"] + RunsCSV.measures.map(\.rawValue)

  /// Days count from 1.
  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for yardstick in Yardstick.all {
      for (replication, values) in result.yardsticks.enumerated() {
        for (day, sums) in (yardstick.daily(of: values)?.days ?? []).enumerated() {
          table.append(
            [
              .text(yardstick.key), .integer(result.plan.number(ofReplication: replication)),
              .integer(day + 1),
              .number(sums.planned),
            ]
              + RunsCSV.measures.map {
                .number(yardstick.says($0) ? result.value($0, of: sums) : nil)
              })
        }
      }
    }
    return table.text
  }
}
