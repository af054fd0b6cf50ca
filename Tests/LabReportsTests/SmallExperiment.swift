// A small experiment with results that the tests share, and ways to read files back.
// Not here: what is expected of them (the suites).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LabReports
import LearningCore
import Stochastics
import TraceFiles

/// Six agents, four kinds, three days, made-up parameters: small enough for a test, with queues and
/// retries.
enum SmallExperiment {
  static let origin = Origin(
    scenarioDigest: "sha256:0123", command: "fleetlab run small.yaml", version: "0.0.0")

  /// The 2 × 2 of "who" and "how".
  static let armNames = ["neither", "who", "how", "both"]

  static func plan(
    replications: Int = 3, names: [String] = armNames, targets: [Target] = []
  ) throws -> ExperimentPlan {
    let frozen = EngineMode(learns: false)
    let settings = LearningPreset.balanced.parameters
    let arms = zip(
      names,
      [
        ("uniform", frozen), ("thompson", frozen), ("uniform", EngineMode()),
        ("thompson", EngineMode()),
      ]
    ).map { Arm(name: $0, selection: $1.0, parameters: settings, mode: $1.1) }
    return ExperimentPlan(
      name: "small", summary: "Six agents, four kinds, three days.", seed: 7,
      replications: replications, world: try world(), arms: arms, control: names[0],
      measure: .score, window: 1..<3, targets: targets)
  }

  static func world() throws -> WorldPlan {
    let agents = ["ada", "ben", "cleo", "dan", "eve", "fay"].map { Agent(name: $0) }
    let everybody = agents.indices.map { AgentID($0) }
    let fleet = try Fleet(
      agents: agents,
      kinds: ["build", "review", "test", "write"].map {
        Kind(name: $0, eligible: everybody)
      })
    func signal(_ mean: Double) throws -> Distribution {
      try .truncated(.normal(mean: mean, deviation: 0.15), low: 0, high: 1)
    }
    var truth = SyntheticParameters(
      satisfaction: .init(
        afterSuccess: try signal(0.85), afterFailure: try signal(0.4), missing: 0.3),
      efficiency: .init(
        afterSuccess: try signal(0.7), afterFailure: try signal(0.4), costOfRetry: 0.1))
    truth.success.base = 0.8
    truth.success.agentKind = 1.5
    truth.success.action = 1
    truth.success.actionComplexity = 0.5
    truth.success.task = 1.5
    truth.success.cell = 1.5
    truth.service.medianSeconds = 120
    truth.service.task = 0.5
    truth.service.agent = 0.2
    truth.service.cell = 0.3
    truth.service.action = 0.2
    truth.service.attempt = 0.4
    truth.service.failureRatio = 1.5
    let work = WorkloadParameters(
      gaps: try .exponential(mean: 1200), parts: try .poisson(mean: 3), shapes: [1, 1, 1, 1],
      kinds: [4, 3, 2, 1], capabilities: try .discrete(values: [1, 4, 7], weights: [1, 1, 1]))
    return WorldPlan(
      fleet: fleet, catalogue: .documented, rules: AttemptRules(timeout: .minutes(15)),
      horizon: .days(3), scoring: Scoring(scale: 900), truth: .synthetic(truth, work))
  }

  static func run(_ plan: ExperimentPlan, jobs: Int = 2) throws -> ExperimentResult {
    try ExperimentRunner(plan, jobs: jobs).run(measuresOverhead: false).result
  }

  static let result = Result { try run(try plan(targets: targets)) }

  static let targets = [
    Target(arm: "both", reference: "neither", measure: .score, atLeast: 0.05, window: 1..<3),
    Target(arm: "who", reference: "neither", measure: .successRate, atLeast: 9, window: 1..<3),
  ]
}

/// A CSV file read back by the reader of traces.
struct CSVFile {
  let columns: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    var reader = CSVReader(Array(text.utf8), path: "test.csv")
    var all: [[String]] = []
    while let row = try reader.next() { all.append(row.map { $0.text ?? "not UTF-8" }) }
    columns = all.first ?? []
    rows = Array(all.dropFirst())
  }

  subscript(row: Int, column: String) -> String {
    columns.firstIndex(of: column).map { rows[row][$0] } ?? "no column \(column)"
  }
}
