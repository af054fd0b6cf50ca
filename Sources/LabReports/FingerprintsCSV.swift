// fingerprints.csv: a row an arm and replication, a hash over what happened, to the nanosecond.
// Not here: what a run came to (`RunsCSV.swift`), the hash (`SimulationKernel/Fingerprint.swift`).

package import Experiments
import FleetSimulation

/// Fingerprints hold for one platform: with another libm, or processor features switched off, now
/// and then a draw rounds to the next nanosecond, which changes a fingerprint and no number that is
/// printed. On one platform neither jobs, the build nor the order of arms may change one.
package enum FingerprintsCSV {
  static let columns = ["arm", "replication", "events", "fingerprint"]

  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for (arm, runs) in zip(result.plan.arms, result.runs) {
      for (replication, run) in runs.enumerated() {
        table.append([
          .text(arm.name), .integer(result.plan.number(ofReplication: replication)),
          .integer(run.events), .text("\(run.fingerprint)"),
        ])
      }
    }
    return table.text
  }
}
