// A long random story told to a coordinator, from a fixed seed. Not here: the bookkeeping that it
// is held against (`Ledger.swift`).

import FleetModel
import Instants
import LearningCore
import Stochastics
import TestSupport

/// Tasks of all shapes, outcomes in any order, outages, time limits, news of what is long over, and
/// lessons that come late, in another order or never.
struct FleetWalk {
  struct Step: Equatable {
    let input: FleetInput
    let at: Instant
    let effects: [FleetEffect]
  }

  private(set) var coordinator: FleetCoordinator
  private(set) var ledger: Ledger
  private(set) var steps: [Step] = []
  /// The coordinator as it was before every hundredth step.
  private(set) var copies: [FleetCoordinator] = []
  private var chance: TestSupport.SplitMix64
  private var now = Instant.start
  private var tasks = 0
  private var subtasks = 0
  private var over: [AttemptID] = []
  private var lessons: [Lesson] = []

  static let fleet = Fleet.trial(
    agents: 5, kinds: [[0, 1, 2], [2, 3], [4]], variants: [0: [[2, 0], [0, 1, 2], [1]]])

  /// Walks so many steps, then lets everything come to an end.
  init(seed: UInt64, policy: any SelectionPolicy, steps: Int) {
    let rules = AttemptRules(mostAttempts: 4, timeout: .seconds(3))
    coordinator = FleetCoordinator(
      FleetConfiguration(
        fleet: Self.fleet, rules: rules,
        parameters: Array(repeating: LearningPreset.aggressive.parameters, count: 5),
        selection: policy, chance: StreamRoot(seed: seed, replication: 0)))
    ledger = Ledger(fleet: Self.fleet, mostAttempts: rules.mostAttempts)
    chance = TestSupport.SplitMix64(seed: seed)
    for _ in 0..<steps { walk() }
    for agent in 0..<5 { tell(.agentUp(AgentID(agent))) }
    // A right coordinator needs far fewer; one that loses a subtask mustn't hang the test.
    for _ in 0..<20 * steps where coordinator.tasksInFlight > 0 {
      if let attempt = anyOpen() { end(attempt) } else { pass(.seconds(10)) }
    }
  }

  private mutating func walk() {
    pass(.milliseconds(Int64(chance.next(below: 400))))
    switch chance.next(below: 21) {
    case 0: arrive()
    case 1..<6: if let attempt = anyOpen() { tell(.attemptStarted(attempt)) }
    case 6..<14: if let attempt = anyOpen() { end(attempt) }
    case 14..<16: if !over.isEmpty { end(over[chance.next(below: over.count)]) }
    case 16: tell(.agentDown(AgentID(chance.next(below: 5))))
    case 17: tell(.learningSwitched(on: chance.next(below: 4) > 0))
    case 18:
      if !lessons.isEmpty { tell(.lesson(lessons.remove(at: chance.next(below: lessons.count)))) }
    default: tell(.agentUp(AgentID(chance.next(below: 5))))
    }
  }

  private mutating func tell(_ input: FleetInput) {
    if steps.count % 100 == 0 { copies.append(coordinator) }
    var effects: [FleetEffect] = []
    coordinator.handle(input, at: now, into: &effects)
    steps.append(Step(input: input, at: now, effects: effects))
    ledger.note(input, effects)
    ledger.compare(with: coordinator)
    over += effects.cancels
    lessons += effects.lessons
  }

  /// Lets time pass, waking the coordinator whenever it wants to be woken.
  private mutating func pass(_ span: Span) {
    let later = now + span
    while let wake = coordinator.nextWake, wake <= later {
      now = wake
      tell(.wake)
    }
    now = later
  }

  private mutating func arrive() {
    let parts = (0...chance.next(below: 5)).map { _ -> Subtask in
      let kind = chance.next(below: 3)
      return Subtask(
        kind: KindID(kind), variant: chance.next(below: Self.fleet.kinds[kind].variants.count),
        capabilities: chance.next(below: 4))
    }
    let shape = TaskShape.allCases[chance.next(below: 4)]
    let task = FleetTask(
      id: TaskID(tasks), firstSubtask: SubtaskID(subtasks), shape: shape, parts: parts)
    tasks += 1
    subtasks += parts.count
    tell(.taskArrived(task))
  }

  private mutating func anyOpen() -> AttemptID? {
    let open = ledger.open.keys.sorted { ($0.slot, $0.serial) < ($1.slot, $1.serial) }
    return open.isEmpty ? nil : open[chance.next(below: open.count)]
  }

  private mutating func end(_ attempt: AttemptID) {
    over.append(attempt)
    let succeeds = chance.next(below: 2) == 0
    let satisfaction = chance.next(below: 2) == 0 ? nil : Double(chance.next(below: 11)) / 10
    tell(
      .attemptEnded(
        attempt,
        Outcome(
          succeeded: succeeds, service: .milliseconds(Int64(chance.next(below: 3_000))),
          errors: chance.next(below: 3), satisfaction: satisfaction),
        lesson: chance.next(below: 4) == 0 ? .later : .now))
  }
}
