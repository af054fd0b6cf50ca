// A coordinator on a desk: it is told one thing after another, and its answers are read.
// Not here: long random stories (`FleetWalk.swift`).

import FleetModel
import Instants
import LearningCore
import Stochastics

/// A coordinator under test. Nobody carries out its effects but the test.
struct Desk: Equatable {
  var coordinator: FleetCoordinator

  /// As many agents as asked for, all eligible for one kind, unless `kinds` says who is for which.
  init(
    agents: Int = 3, kinds: [[Int]]? = nil, variants: [Int: [[Int]]] = [:],
    retry: RetryPolicy = .none, rules: AttemptRules = AttemptRules(),
    mode: EngineMode = EngineMode(explores: false),
    selection: (Fleet) -> any SelectionPolicy = { RoundRobin(fleet: $0) }
  ) {
    let fleet = Fleet.trial(
      agents: agents, kinds: kinds ?? [Array(0..<agents)], variants: variants)
    coordinator = FleetCoordinator(
      FleetConfiguration(
        fleet: fleet, catalogue: .only(retry), rules: rules,
        parameters: Array(repeating: LearningPreset.balanced.parameters, count: agents),
        mode: mode, selection: selection(fleet), chance: StreamRoot(seed: 1, replication: 0)))
  }

  @discardableResult
  mutating func tell(_ input: FleetInput, at seconds: Double = 0) -> [FleetEffect] {
    var effects: [FleetEffect] = []
    coordinator.handle(input, at: .start + Span(seconds: seconds), into: &effects)
    return effects
  }

  /// Hands in a task, whose parts are all of one kind, and returns what is to be started.
  mutating func arrive(
    _ number: Int, _ shape: TaskShape = .parallel, parts: Int = 1, kind: Int = 0,
    variant: Int = 0, at seconds: Double = 0
  ) -> [Assignment] {
    let part = Subtask(kind: KindID(kind), variant: variant, capabilities: 1)
    return tell(
      .taskArrived(
        FleetTask(
          id: TaskID(number), firstSubtask: SubtaskID(100 * number), shape: shape,
          parts: Array(repeating: part, count: parts))), at: seconds
    ).starts
  }

  @discardableResult
  mutating func end(
    _ assignment: Assignment, _ outcome: Outcome, lesson: LessonTime = .now, at seconds: Double = 0
  ) -> [FleetEffect] {
    tell(.attemptEnded(assignment.attempt, outcome, lesson: lesson), at: seconds)
  }

  var nextWakeSeconds: Double? { coordinator.nextWake.map { Double($0.nanoseconds) / 1e9 } }
}

extension Outcome {
  static let success = Outcome(succeeded: true, service: .seconds(2), errors: 0)
  static let failure = Outcome(succeeded: false, service: .seconds(2), errors: 0)
}

extension DecisionChance {
  /// The chance of one decision out of a world of its own.
  static func trial(subtask: Int, attempts: Int = 0) -> DecisionChance {
    let root = StreamRoot(seed: 12, replication: 0)
    return DecisionChance(
      exploration: root.key(Purpose("exploration")), beliefs: root.key(Purpose("beliefs")),
      subtask: SubtaskID(subtask), attempts: attempts)
  }
}

extension ActionCatalogue {
  /// A single action with the given retry policy.
  static func only(_ policy: RetryPolicy) -> ActionCatalogue {
    ActionCatalogue(
      actions: [Action(strategy: "default", parallelization: 0.5, retryPolicy: policy)],
      defaultAction: ActionID(0))
  }
}

extension Fleet {
  /// Agents by number, for each kind those that are eligible, and its variants where it has some.
  static func trial(agents: Int, kinds: [[Int]], variants: [Int: [[Int]]] = [:]) -> Fleet {
    do {
      return try Fleet(
        agents: (0..<agents).map { Agent(name: "agent \($0)") },
        kinds: kinds.enumerated().map {
          Kind(
            name: "kind \($0.offset)", eligible: $0.element.map { AgentID($0) },
            variants: variants[$0.offset]?.map { $0.map { AgentID($0) } })
        })
    } catch {
      preconditionFailure("a trial without a fleet: \(error)")
    }
  }
}

extension [FleetEffect] {
  var starts: [Assignment] { compactMap { if case .start(let it) = $0 { it } else { nil } } }
  var cancels: [AttemptID] { compactMap { if case .cancel(let it) = $0 { it } else { nil } } }
  var lessons: [Lesson] { compactMap { if case .lesson(let it) = $0 { it } else { nil } } }
  var records: [TaskExperience] { compactMap { if case .record(let it) = $0 { it } else { nil } } }
  var reports: [SubtaskReport] {
    compactMap { if case .subtaskEnded(let it) = $0 { it } else { nil } }
  }
  /// Whether the tasks that ended succeeded.
  var tasksEnded: [Bool] { compactMap { if case .taskEnded(_, let it) = $0 { it } else { nil } } }
}
