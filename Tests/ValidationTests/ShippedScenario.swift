// Scenarios that ship, made small enough for a test. Not here: what they should show (the suites).

import Experiments
import Foundation
import ScenarioFiles

enum ShippedScenario {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")

  static func plan(
    _ name: String, replications: Int? = nil, arms: [String]? = nil,
    settings: [(key: String, value: String)] = []
  ) throws -> ExperimentPlan {
    var changes = ScenarioChanges()
    (changes.replications, changes.arms, changes.settings) = (replications, arms, settings)
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).yaml")))
    return try Scenario(bytes: bytes, folder: folder.path, changes: changes).plan
  }
}
