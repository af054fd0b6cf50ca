// Worlds in which all is quiet but what a test turns on. Not here: what is expected of them (the suites).

import FleetModel
import GroundTruth
import Stochastics

/// Every agent may do every kind; nothing deviates, an attempt takes a second and succeeds half of the
/// time, and tasks of one part arrive every second.
struct SmallWorld {
  var agents = 2
  var kinds = 1
  var retries: [RetryPolicy] = [.none, .none]
  var defaultAction = 0
  var subtasks = 2_000
  var seed: UInt64 = 1
  var replication = 0
  var rules = AttemptRules()
  var work = WorkloadParameters(
    gaps: constant(1), parts: constant(1), shapes: [1, 0, 0, 0], kinds: [1],
    capabilities: constant(1))
  var parameters = SyntheticParameters(satisfaction: flat, efficiency: flat)

  static let flat = SyntheticParameters.Signal(
    afterSuccess: uniform(0, 1), afterFailure: uniform(0, 1))

  var plan: WorldPlan {
    WorldPlan(
      fleet: fleet, catalogue: catalogue, rules: rules, horizon: .seconds(Int64(subtasks) + 1),
      scoring: Scoring(), truth: .synthetic(parameters, workload))
  }

  /// Numbered like the subtasks, since each task has one part.
  var world: World { World(plan, chance: StreamRoot(seed: seed, replication: replication)) }

  private var workload: WorkloadParameters {
    var workload = work
    if workload.kinds.count != kinds { workload.kinds = Array(repeating: 1, count: kinds) }
    return workload
  }

  private var fleet: Fleet {
    let everyone = (0..<agents).map { AgentID($0) }
    do {
      return try Fleet(
        agents: everyone.map { Agent(name: "agent \($0)", capacity: nil) },
        kinds: (0..<kinds).map { Kind(name: "kind \($0)", eligible: everyone) })
    } catch { preconditionFailure("\(error)") }
  }

  private var catalogue: ActionCatalogue {
    ActionCatalogue(
      actions: retries.enumerated().map {
        Action(strategy: "way \($0.offset)", parallelization: 0, retryPolicy: $0.element)
      },
      defaultAction: ActionID(defaultAction))
  }
}

func constant(_ value: Double) -> Distribution { checked { try .constant(value) } }
func uniform(_ low: Double, _ high: Double) -> Distribution {
  checked { try .uniform(low: low, high: high) }
}
func checked(_ make: () throws -> Distribution) -> Distribution {
  do { return try make() } catch { preconditionFailure("\(error)") }
}

extension World {
  /// The fate of a subtask with plain numbers.
  func fate(
    _ subtask: Int, agent: Int = 0, action: Int = 0, attempt: Int = 0, load: LoadLevel = .idle
  ) -> Fate {
    fate(
      of: SubtaskID(subtask), agent: AgentID(agent), action: ActionID(action), attempt: attempt,
      load: load)
  }
}

extension Fate {
  var logSeconds: Double { logarithm(service.seconds) }
}
