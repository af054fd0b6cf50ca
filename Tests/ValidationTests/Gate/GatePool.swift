// Scores of many worlds, from which gates are drawn by the thousand: Tests/Data/gate-pool.csv, and how it was
// made. Not here: gates (`GateCalibrationTests.swift`).

import Experiments
import FleetSimulation
import Foundation
import GroundTruth
import LabReports
import Stochastics

/// Rates of success in days 21–30 of the gate's scenario, a world of a twentieth of the flagship's size: its
/// control's and its learner's, world by world.
struct GatePool {
  static let count = 5_000
  static let window = 20..<30

  /// The digest of all that determines them, the program aside.
  var planHash: String
  var control: [Double]
  var learner: [Double]

  static func plan() throws -> ExperimentPlan {
    try ShippedScenario.plan(
      "ci", replications: count, arms: ["control", "thompson-balanced"],
      settings: [("targets", "[]")])
  }

  static func played() throws -> GatePool {
    let plan = try plan()
    let result = try ExperimentRunner(plan, jobs: 2, playsYardsticks: false)
      .run(measuresOverhead: false).result
    return GatePool(
      planHash: Manifest.planHash(of: plan).hexadecimal,
      control: result.values(.successRate, arm: 0, window: window),
      learner: result.values(.successRate, arm: 1, window: window))
  }

  // MARK: The file

  static let path = ShippedScenario.root.appending(path: "Tests/Data/gate-pool.csv")

  var text: String {
    let rows = zip(control, learner).enumerated().map { "\($0),\($1.0),\($1.1)" }
    return "# plan \(planHash)\nreplication,control,learner\n" + rows.joined(separator: "\n") + "\n"
  }

  static func kept() throws -> GatePool {
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let rows = lines.dropFirst(2).map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    return GatePool(
      planHash: String(lines[0].dropFirst("# plan ".count)), control: rows.map { $0[1] },
      learner: rows.map { $0[2] })
  }

  // MARK: Gates

  /// The same with the learner's scores all multiplied by one number, so that over the whole pool it is better
  /// than the control by exactly this share.
  func rescaled(to effect: Double) -> GatePool {
    let factor = (1 + effect) * control.reduce(0, +) / learner.reduce(0, +)
    var other = self
    other.learner = learner.map { factor * $0 }
    return other
  }

  private static let key = StreamRoot(seed: 20_261_125, replication: 0).key(Purpose("gates"))

  /// Worlds of the pool at random, any of them more than once: the pool is then all there is, and its effect the
  /// true one.
  func drawn(_ replications: Int, gate: Int) -> (control: [Double], learner: [Double]) {
    var stream = Self.key.stream(entity: UInt64(gate), index: UInt32(replications))
    let worlds = (0..<replications).map { _ in stream.index(below: control.count) }
    return (worlds.map { control[$0] }, worlds.map { learner[$0] })
  }
}
