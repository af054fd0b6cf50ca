// A whole experiment from text to figures: the same on one core and on two, and as it was recorded.
// Not here: known answers of its parts (`SelfCheck+Answers.swift`).

import Digests
import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import ScenarioFiles

extension SelfCheck {
  static let experiment = [
    SelfCheck("one core and two", "the tiny scenario gives the same figures on both") {
      let (one, two) = (try Tiny.figures(jobs: 1), try Tiny.figures(jobs: 2))
      return Finding(one == two, one == two ? "same bytes" : "different bytes")
    },
    SelfCheck("fingerprint", "the tiny scenario as it was recorded") {
      let (exact, printed) = try Tiny.figures(jobs: 2)
      let digests = (digest(of: exact), digest(of: printed))
      if digests.0 == Tiny.exactDigest { return Finding(true, "identical, \(digests.0)") }
      // Another platform's mathematics rounds a draw in a thousand to its neighbour.
      if digests.1 == Tiny.printedDigest {
        return Finding(true, "equivalent to 9 digits, \(digests.0)")
      }
      return Finding(false, "\(digests.0) and \(digests.1)")
    },
  ]

  /// The first 12 digits, which will do against accidents.
  private static func digest(of text: String) -> String {
    String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(12))
  }
}

/// Two hours of a small fleet with and without learners, twice.
private enum Tiny {
  /// Recorded on Linux x86-64 with glibc 2.36 and GSL 2.7.1.
  static let exactDigest = "faf9b10be864"
  /// The same to nine digits, on any platform.
  static let printedDigest = "5547c44c6f3d"

  static let scenario = """
    fleetlab: 1
    name: tiny
    seed: 2026
    horizon: 2h
    replications: 2
    fleet:
      agents: [ada, ben, cho]
      kinds: {review: [ada, ben, cho], tests: [ada, ben]}
    workload:
      gaps: {exponential: {mean: 30s}}
      capabilities: {discrete: {values: [1, 3], weights: [2, 1]}}
    world:
      success: {base: 1, agent_kind: 1, action: 0.5, task: 1, cell: 1}
      service: {median: 4s, task: 0.6, attempt: 0.5}
      satisfaction:
        after_success: {uniform: {low: 0.6, high: 0.9}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
      efficiency:
        after_success: {uniform: {low: 0.5, high: 0.8}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
    arms:
      control: {who: uniform, how: frozen}
      thompson: {who: thompson, how: balanced}
      greedy: {who: load-balanced, how: aggressive}

    """

  /// Every measure of every run: as exact as it is, with what happened to the nanosecond, and to nine digits.
  static func figures(jobs: Int) throws -> (exact: String, printed: String) {
    let plan = try Scenario(bytes: Array(scenario.utf8), folder: ".").plan
    let result = try ExperimentRunner(plan, jobs: jobs).run(measuresOverhead: false).result
    var (exact, printed) = ("", "")
    for (arm, runs) in zip(plan.arms, result.runs) {
      for run in runs {
        let values = Measure.allCases.map { run.daily.total.value(of: $0) }
        exact += "\(arm.name) \(run.fingerprint) \(values.map(\.bitPattern))\n"
        let counts = [run.counts.tasksArrived, run.counts.attempts, run.counts.explorations]
        printed += "\(arm.name) \(counts) \(values.map { NumberText.file($0) ?? "" })\n"
      }
    }
    for yardsticks in result.yardsticks {
      let policies = [yardsticks.reference, yardsticks.bestStatic, yardsticks.clairvoyant]
      for policy in policies.compactMap(\.self) {
        let values = Measure.allCases.map { policy.total.value(of: $0) }
        printed += "\(values.map { NumberText.file($0) ?? "" })\n"
      }
    }
    return (exact, printed)
  }
}
