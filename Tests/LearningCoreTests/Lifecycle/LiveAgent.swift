// Fleets with a lifecycle on a desk, whose outcomes are drawn. Not here: what is expected (the suites).

import FleetModel
import Instants
import LearningCore
import Stochastics

/// A fleet in service: each agent has a kind of its own, does one task after another, and succeeds by
/// chance that depends on its action and on time.
struct LiveFleetTrial {
  var coordinator: FleetCoordinator
  let catalogue: ActionCatalogue
  private let outcomes: StreamKey
  private var tasks = 0
  private(set) var effects: [FleetEffect] = []
  var now = Instant.start
  /// From one task of an agent to its next.
  var pause = Span.minutes(6)

  init(
    agents: Int = 1, lifecycle: Lifecycle = Lifecycle(), mode: EngineMode = EngineMode(),
    parameters: LearningParameters = LearningPreset.balanced.parameters, seed: UInt64 = 1
  ) {
    catalogue = ActionCatalogue(
      actions: ["usual", "other", "third", "fourth"].map {
        Action(strategy: $0, parallelization: 0.5, retryPolicy: .none)
      }, defaultAction: ActionID(0))
    let fleet = Fleet.trial(agents: agents, kinds: (0..<agents).map { [$0] })
    let root = StreamRoot(seed: seed, replication: 0)
    outcomes = root.key(Purpose("outcomes"))
    coordinator = FleetCoordinator(
      FleetConfiguration(
        fleet: fleet, catalogue: catalogue, rules: AttemptRules(mostAttempts: 1),
        parameters: Array(repeating: parameters, count: agents), mode: mode,
        selection: Uniform(), lifecycle: lifecycle, chance: root))
  }

  mutating func tell(_ input: FleetInput) -> [FleetEffect] {
    var brought: [FleetEffect] = []
    coordinator.handle(input, at: now, into: &brought)
    effects += brought.filter { if case .record = $0 { false } else { true } }
    return brought
  }

  /// One task of each agent, with whatever falls due before it.
  ///
  /// - Parameter success: By action.
  mutating func round(success: (ActionID) -> Double) {
    now = now + pause
    while let wake = coordinator.nextWake, wake <= now { _ = tell(.wake) }
    for agent in coordinator.fleet.agents.indices {
      let task = FleetTask(
        id: TaskID(tasks), firstSubtask: SubtaskID(tasks), shape: .parallel,
        parts: [Subtask(kind: KindID(agent), capabilities: 1)])
      tasks += 1
      for case .start(let start) in tell(.taskArrived(task)) {
        var stream = outcomes.stream(entity: UInt64(task.id.rawValue))
        let succeeded = stream.uniform() < success(start.action)
        // As in WORLDS: satisfaction and efficiency follow success.
        let (low, high) = succeeded ? (0.7, 1.0) : (0.2, 0.6)
        let outcome = Outcome(
          succeeded: succeeded, service: Span(seconds: 1 + 4 * stream.uniform()),
          errors: succeeded ? 0 : 1, satisfaction: low + (high - low) * stream.uniform(),
          efficiency: low + (high - low) * stream.uniform())
        _ = tell(.attemptEnded(start.attempt, outcome))
      }
    }
  }

  func events(_ type: LearningEventType) -> [LearningEvent] {
    effects.compactMap {
      if case .event(let event) = $0, event.type == type { event } else { nil }
    }
  }
}
