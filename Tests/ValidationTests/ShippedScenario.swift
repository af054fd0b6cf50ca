// Scenarios that ship, made small enough for a test. Not here: what they should show (the suites).

import Experiments
import Foundation
import ScenarioFiles

enum ShippedScenario {
  /// The repository's root, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appending(path: "Scenarios")

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
