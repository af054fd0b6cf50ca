// yardsticks.csv: a row a yardstick and replication, over the whole run and without queues.
// Not here: arms (`RunsCSV.swift`), what the yardsticks are (`GroundTruth/Yardsticks`).

package import Experiments
import GroundTruth

package enum YardsticksCSV {
  static let columns =
    ["yardstick", "replication", "seed", "subtasks"] + RunsCSV.measures.map(\.rawValue)

  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for yardstick in Yardstick.all {
      for (replication, values) in result.yardsticks.enumerated() {
        guard let sums = yardstick.daily(of: values)?.total else { continue }
        table.append(
          [
            .text(yardstick.key), .integer(result.plan.number(ofReplication: replication)),
            .text("\(result.plan.seed)"),
            .number(sums.planned),
          ]
            + RunsCSV.measures.map {
              .number(yardstick.says($0) ? result.value($0, of: sums) : nil)
            })
      }
    }
    return table.text
  }
}
