// Small scenarios to change in one place, and where the shipped ones are. Not here: what is expected of them.

import Foundation
import ScenarioFiles

enum Bench {
  /// The repository's root, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// Where broken scenarios and the traces of small ones are.
  static let folder = root.appending(path: "Tests/Broken").path

  static let madeUp = """
    fleetlab: 1
    name: tiny
    seed: 1
    horizon: 3d
    replications: 2
    workload:
      gaps: {exponential: {mean: 1h}}
    world:
      success: {base: 1}
      service: {median: 2s}
      satisfaction:
        after_success: {uniform: {low: 0.6, high: 0.9}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
      efficiency:
        after_success: {uniform: {low: 0.5, high: 0.8}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
    arms:
      control: {who: uniform}
      learner: {who: thompson, how: {preset: balanced}}
    """

  static let recorded = """
    fleetlab: 1
    name: tiny
    seed: 1
    horizon: 3d
    replications: 2
    world:
      recorded: {trace: good-trace.csv}
    arms:
      uniform: {who: uniform}
      thompson: {who: thompson}
    """

  static let environment = """
    fleetlab: 1
    name: tiny
    seed: 1
    horizon: 3d
    replications: 2
    fleet:
      agents: [ada]
      kinds: {test: [ada]}
      actions: {fast: {}, thorough: {retry: fixed}}
    world:
      environment: {name: three-strategies}
    arms:
      uniform: {who: uniform}
      learner: {who: uniform, how: balanced}
    """

  /// The same with records that are folders.
  static let recordedFolders = [
    """

        aslib: {folder: good-aslib, time: cpu_time, quality: f1}
        patterns: {file: good-patterns.csv, column: kind}
        agents: [fast, slow]
    """, "{smtcomp: good-smtcomp, patterns: {column: logic}, missing: failure}",
  ].map { recorded.replacing("{trace: good-trace.csv}", with: $0) }

  typealias Settings = [(key: String, value: String)]

  static func scenario(_ text: String, _ settings: Settings = []) throws -> Scenario {
    var changes = ScenarioChanges()
    changes.settings = settings
    return try scenario(text, changes)
  }

  static func scenario(_ text: String, _ changes: ScenarioChanges) throws -> Scenario {
    try Scenario(bytes: Array(text.utf8), folder: folder, changes: changes)
  }

  /// The shipped scenarios by name, in the order of the alphabet.
  static func shipped() throws -> [(name: String, text: String)] {
    let folder = root.appending(path: "Scenarios")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted().map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      }
  }
}
