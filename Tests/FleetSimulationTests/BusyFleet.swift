// Worlds in which everything happens: queues, retries, time limits, outages, tasks of all shapes.
// Not here: what is expected of them (the suites).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Stochastics

/// Parameters of a small fleet's world.
struct BusyFleet {
  var agents = 4
  var kinds = 3
  /// `nil`: agents serve all that they are given at once.
  var capacity: Int? = 1
  /// Who may do a kind; `nil`: everybody.
  var eligible: ((Int) -> [Int])?
  var retries: [RetryPolicy] = [.none, .fixed, .exponential]
  var defaultAction = 2
  var seed: UInt64 = 11
  var replication = 0
  var horizon = Instants.Span.days(3)
  var rules = AttemptRules(mostAttempts: 3, timeout: .seconds(400), backoff: .seconds(20))
  var work = WorkloadParameters(
    gaps: checked { try .lognormal(mean: 400, cv: 2) }, dailyAmplitude: 0.5,
    parts: checked { try .discrete(values: [1, 2, 4], weights: [2, 1, 1]) }, shapes: [1, 1, 1, 1],
    kinds: [3, 2, 1],
    capabilities: checked { try .discrete(values: [1, 3, 6], weights: [1, 1, 1]) }, subjects: 3,
    persistence: 0.5)
  var parameters = BusyFleet.lively

  static var lively: SyntheticParameters {
    var parameters = SyntheticParameters(
      satisfaction: .init(
        afterSuccess: uniform(0.5, 1), afterFailure: uniform(0, 0.6), actionSpread: 0.05,
        missing: 0.3, costOfRetry: 0.05),
      efficiency: .init(
        afterSuccess: uniform(0.4, 1), afterFailure: uniform(0.2, 0.8), missing: 0.1,
        costOfRetry: 0.1))
    parameters.success.base = 0.6
    parameters.success.agentKind = 1.5
    parameters.success.action = 1
    parameters.success.actionComplexity = 0.5
    parameters.success.task = 1
    parameters.success.cell = 1
    parameters.service.medianSeconds = 120
    parameters.service.task = 0.6
    parameters.service.attempt = 0.6
    parameters.service.failureRatio = 1.5
    parameters.outages = .init(
      upSeconds: checked { try .exponential(mean: 20_000) },
      downSeconds: checked { try .exponential(mean: 4_000) })
    return parameters
  }

  /// Nothing of an attempt depends on when it is made, and nobody goes down.
  mutating func calm() {
    (parameters.outages, parameters.busy, parameters.saturated) = (nil, nil, nil)
  }

  var plan: WorldPlan {
    do {
      let fleet = try Fleet(
        agents: (0..<agents).map { Agent(name: "agent \($0)", capacity: capacity) },
        kinds: (0..<kinds).map { kind in
          let numbers = eligible.map { $0(kind) } ?? Array(0..<agents)
          return Kind(name: "kind \(kind)", eligible: numbers.map { AgentID($0) })
        })
      let catalogue = ActionCatalogue(
        actions: retries.enumerated().map {
          Action(strategy: "way \($0.offset)", parallelization: 0, retryPolicy: $0.element)
        }, defaultAction: ActionID(defaultAction))
      var work = work
      work.kinds = Array(work.kinds.prefix(kinds))
      return WorldPlan(
        fleet: fleet, catalogue: catalogue, rules: rules, horizon: horizon, scoring: Scoring(),
        truth: .synthetic(parameters, work))
    } catch { preconditionFailure("\(error)") }
  }

  var chance: StreamRoot { StreamRoot(seed: seed, replication: replication) }
  var world: World { World(plan, chance: chance) }

  func play(_ arm: Arm) -> (result: ReplicationResult, log: CoordinatorLog, world: World) {
    let world = world
    let played = Simulation.playLogged(arm, in: world, chance: chance)
    return (played.result, played.log, world)
  }
}

extension Arm {
  static let policies = SelectionCatalogue.entries.map(\.name)

  /// A policy with an engine that learns, or takes the default action for ever.
  static func of(_ selection: String, learns: Bool = true, explores: Bool = true) -> Arm {
    Arm(
      name: selection, selection: selection, parameters: LearningPreset.balanced.parameters,
      mode: EngineMode(learns: learns, explores: explores))
  }
  /// Other answers to "how" than the documents', one at a time and all at once.
  static let otherEngines: [Arm] = {
    let ways: [(String, (inout Arm) -> Void)] = [
      ("beliefs", { $0.mode.algorithm = .thompson }),
      ("optimistic", { $0.parameters.initialValue = 3 }),
      ("with kind", { $0.mode.features = .withKind }), ("pooled", { $0.tables = .pooled }),
      ("itself", { $0.mode.bootstrap = .sameState }),
    ]
    var all = of("thompson")
    let each = ways.map { name, change in
      var arm = of("thompson")
      arm.name = name
      change(&arm)
      change(&all)
      return arm
    }
    all.name = "all of them"
    return each + [all]
  }()
  static let reference = of("uniform", learns: false, explores: false)
}

func constant(_ value: Double) -> Distribution { checked { try .constant(value) } }
func uniform(_ low: Double, _ high: Double) -> Distribution {
  checked { try .uniform(low: low, high: high) }
}
func checked(_ make: () throws -> Distribution) -> Distribution {
  do { return try make() } catch { preconditionFailure("\(error)") }
}
