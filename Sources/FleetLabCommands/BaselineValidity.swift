// Whether two runs of a plan agree, before one may become a baseline. Not here: refusing it
// (`BaselineUpdateCommand.swift`), the checks of one run (`Experiments/Validity`).

package import Experiments
import FleetSimulation

package enum BaselineValidity {
  /// By arm and replication.
  static func fingerprints(of result: ExperimentResult) -> [[String]] {
    result.runs.map { $0.map { "\($0.fingerprint)" } }
  }

  /// Of two runs of one plan, which must be the same to the nanosecond.
  ///
  /// - Parameters:
  ///   - arms: Their names.
  ///   - first: The number of the first replication.
  package static func agreement(
    arms: [String], first: Int, _ one: [[String]], _ other: [[String]], sameScores: Bool
  ) -> ValidityCheck {
    var figure: String?
    for (arm, pair) in zip(arms, zip(one, other)) {
      let differing = zip(pair.0, pair.1).enumerated().filter { $0.element.0 != $0.element.1 }
      if figure == nil, let place = differing.first?.offset {
        figure =
          "'\(arm)' went otherwise the second time in \(differing.count) of \(pair.0.count) "
          + "replications, first in \(first + place)"
      }
    }
    if figure == nil, !sameScores { figure = "the scores of two runs differ" }
    return ValidityCheck(
      "two runs agree", figure == nil ? .passed : .failed,
      figure: figure ?? "the same to the nanosecond in \(one.first?.count ?? 0) replications",
      meaning: "any event at another time, or any other score")
  }
}
