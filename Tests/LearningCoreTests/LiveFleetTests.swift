// The live driver: what it answers and keeps, what it refuses, and how it goes on. Not here: the program that
// speaks lines (`CommandTests/LiveTests.swift`).

import FleetModel
import Instants
import LearningCore
import SharedMemory
import Testing

struct LiveFleetTests {
  private static func fleet() throws -> Fleet {
    try Fleet(
      agents: ["ada", "ben"].map { Agent(name: $0) },
      kinds: [
        Kind(name: "tests", eligible: [AgentID(0), AgentID(1)]),
        Kind(name: "review", eligible: [AgentID(1)]),
      ])
  }

  private static func configuration(retrying: RetryPolicy? = nil) throws -> FleetConfiguration {
    let fleet = try fleet()
    var configuration = FleetConfiguration(
      fleet: fleet, selection: ThompsonSampling(fleet: fleet), lifecycle: Lifecycle(), seed: 5)
    if let retrying {
      configuration.catalogue = ActionCatalogue(
        actions: [Action(strategy: "default", parallelization: 0.5, retryPolicy: retrying)],
        defaultAction: ActionID(0))
    }
    return configuration
  }

  private static func second(_ count: Int64) -> Instant { .start + .seconds(count) }

  private static func task(_ number: Int, _ kind: Int = 0) -> FleetTask {
    FleetTask(
      id: TaskID(number), firstSubtask: SubtaskID(number), shape: .parallel,
      parts: [Subtask(kind: KindID(kind), capabilities: 1)])
  }

  private static let good = Outcome(succeeded: true, service: .seconds(1), errors: 0)
  private static let bad = Outcome(succeeded: false, service: .seconds(1), errors: 1)

  /// Inputs of some hours, a task a minute, each answered by the given function.
  private static func play(
    _ tasks: Range<Int>, on handle: (FleetInput, Instant) throws -> [FleetEffect]
  ) throws -> [FleetEffect] {
    var all: [FleetEffect] = []
    for number in tasks {
      let now = second(60 * Int64(number))
      all += try handle(.wake, now)
      var effects = try handle(.taskArrived(task(number)), now)
      while let assignment = effects.lazy.compactMap({ effect -> Assignment? in
        if case .start(let assignment) = effect { assignment } else { nil }
      }).first {
        all += effects + (try handle(.attemptStarted(assignment.attempt), now))
        let isGood = assignment.agent == AgentID(number % 2)
        effects = try handle(.attemptEnded(assignment.attempt, isGood ? good : bad), now)
      }
      all += effects
    }
    return all
  }

  @Test("its effects are the bare coordinator's, which is fed by hand what it reads itself")
  func sameAsCoordinator() throws {
    let live = try LiveFleet(try Self.configuration(), store: InMemoryStore())
    var bare = FleetCoordinator(try Self.configuration())
    let store = InMemoryStore()
    let other = try FleetMemory.open(store, for: try Self.configuration()).memory
    let started = try live.start(at: .start)
    let expected = {
      var all: [FleetEffect] = []
      bare.handle(.started, at: .start, into: &all)
      other.keep(.started, at: .start, all)
      return all
    }()
    #expect(started == expected && started.count > 2)
    let answered = try Self.play(0..<300) { try live.handle($0, at: $1) }
    let known = try Self.play(0..<300) { input, now in
      var effects: [FleetEffect] = []
      bare.handle(input, at: now, into: &effects)
      other.keep(input, at: now, effects)
      try other.commit(bare)
      if effects.contains(.readSharedPatterns) {
        let shared = FleetInput.patternsImported(try other.sharedPatterns(at: now))
        bare.handle(shared, at: now, into: &effects)
        other.keep(shared, at: now, [])
        try other.commit(bare)
      }
      return effects
    }
    #expect(answered == known)
    #expect(live.coordinator == bare)
    #expect(answered.contains(.readSharedPatterns))
  }

  @Test(
    "reopened at any input it is the same fleet, and knows what is open", arguments: [1, 7, 100])
  func reopened(every: Int) throws {
    let store = InMemoryStore()
    var live = try LiveFleet(try Self.configuration(), store: hand(store))
    #expect(!live.isResumed)
    let whole = try LiveFleet(try Self.configuration(), store: InMemoryStore())
    try live.start(at: .start)
    try whole.start(at: .start)
    var count = 1
    let answered = try Self.play(0..<200) { input, now in
      count += 1
      if count % every == 0 {
        live = try LiveFleet(try Self.configuration(), store: hand(store))
        #expect(live.isResumed && live.inputCount == count - 1)
        #expect(live.openAttempts == whole.openAttempts && live.now == whole.now)
      }
      let effects = try live.handle(input, at: now)
      #expect(try whole.handle(input, at: now) == effects)
      return effects
    }
    #expect(!answered.isEmpty)
    #expect(live.coordinator == whole.coordinator)
  }

  @Test("several inputs in one commit answer as one by one, and are all taken or none")
  func group() throws {
    let (one, many) = (
      try LiveFleet(try Self.configuration(), store: InMemoryStore()),
      try LiveFleet(try Self.configuration(), store: InMemoryStore())
    )
    let inputs = (0..<50).map {
      TimedInput(.taskArrived(Self.task($0)), at: Self.second(Int64($0)))
    }
    var single: [FleetEffect] = []
    for timed in inputs { single += try one.handle(timed.input, at: timed.at) }
    #expect(try many.handle(inputs) == single)
    let before = many.coordinator
    let wrong = [TimedInput(.wake, at: Self.second(60)), TimedInput(.wake, at: Self.second(59))]
    #expect(throws: LiveError.self) { try many.handle(wrong) }
    #expect(many.coordinator == before && many.inputCount == 50)
  }

  @Test("what can't be is refused with its field, and changes nothing")
  func refused() throws {
    let live = try LiveFleet(try Self.configuration(), store: InMemoryStore())
    try live.handle(.taskArrived(Self.task(3)), at: Self.second(10))
    let before = live.coordinator
    let cases: [(FleetInput, Instant, String)] = [
      (.wake, Self.second(9), "at"), (.wake, .start + .days(40_000), "at"),
      (.taskArrived(Self.task(3)), Self.second(10), "task.id"),
      (
        .taskArrived(
          FleetTask(
            id: TaskID(4), firstSubtask: SubtaskID(3), shape: .parallel, parts: Self.task(0).parts)),
        Self.second(10), "task.first"
      ),
      (.taskArrived(Self.task(4, 2)), Self.second(10), "kind"),
      (.agentDown(AgentID(2)), Self.second(10), "agent"),
    ]
    for (input, now, field) in cases {
      do {
        try live.handle(input, at: now)
        Issue.record("\(input) was taken")
      } catch .refused(let error) {
        #expect(error.field == field && !error.problem.isEmpty)
      } catch { Issue.record("\(error)") }
    }
    #expect(live.coordinator == before && live.inputCount == 1)
  }

  @Test("a store that fails takes nothing, and what it refused comes with the next success")
  func failing() throws {
    for failing in 1...12 {
      let kept = InMemoryStore()
      let store = FailingStore(kept, failing: failing)
      let whole = try LiveFleet(try Self.configuration(), store: InMemoryStore())
      guard let live = try? LiveFleet(try Self.configuration(), store: hand(store)) else {
        continue
      }
      var failures = 0
      let answered = try Self.play(0..<4) { input, now in
        do throws(LiveError) { return try live.handle(input, at: now) } catch .store {
          failures += 1
          return try live.commit()
        }
      }
      #expect(failures == 1, "the \(failing). commit should have failed")
      let expected = try Self.play(0..<4) { try whole.handle($0, at: $1) }
      #expect(answered == expected)
      let again = try LiveFleet(try Self.configuration(), store: hand(kept))
      #expect(again.coordinator == whole.coordinator)
    }
  }

  @Test(
    "hooks: asked before and told after, a task is attempted, retried after its pause, and ends")
  func hooks() throws {
    let live = try LiveFleet(try Self.configuration(retrying: .fixed), store: InMemoryStore())
    let advice = try live.beginTask(kind: "review", capabilities: 2, at: Self.second(1))
    #expect(advice.agent.name == "ben" && advice.strategy == "default")
    #expect(live.openAttempts.map(\.isServed) == [true])
    guard case .pause(let due) = try live.endTask(advice, Self.bad, at: Self.second(2)) else {
      Issue.record("no pause")
      return
    }
    #expect(due > Self.second(2))
    #expect(try live.continueTask(advice, at: Self.second(2)) == .pause(until: due))
    guard case .attempt(let next) = try live.continueTask(advice, at: due) else {
      Issue.record("no attempt")
      return
    }
    #expect(next.earlierAttempts == 1 && next.subtask == advice.subtask)
    #expect(next.attempt != advice.attempt)
    let end = due + .seconds(1)
    // What is told of the attempt that is over changes nothing.
    #expect(try live.endTask(advice, Self.good, at: end) == .attempt(next))
    #expect(try live.endTask(next, Self.good, at: end) == .ended(succeeded: true))
    #expect(live.coordinator.counts.tasksSucceeded == 1)
    #expect(live.coordinator.counts.attempts == 2)
    #expect(throws: LiveError.self) { try live.endTask(next, Self.good, at: end) }
  }

  @Test("hooks: a kind that nobody does, and nobody who does it, are refused before a task begins")
  func nobody() throws {
    let live = try LiveFleet(try Self.configuration(), store: InMemoryStore())
    #expect(throws: LiveError.self) { try live.beginTask(kind: "no", at: .start) }
    try live.handle(.agentDown(AgentID(1)), at: .start)
    #expect(throws: LiveError.self) { try live.beginTask(kind: "review", at: .start) }
    #expect(live.coordinator.counts.tasksArrived == 0)
    #expect(try live.beginTask(kind: "tests", at: .start).agent.name == "ada")
  }

  @Test("hooks: an attempt beyond the time limit counts as failed, whatever is told of it later")
  func timeLimit() throws {
    let live = try LiveFleet(
      try Self.configuration(retrying: RetryPolicy.none), store: InMemoryStore())
    let advice = try live.beginTask(kind: "review", at: .start)
    let late = Instant.start + AttemptRules().timeout + .seconds(1)
    let step = try live.endTask(advice, Self.good, at: late)
    guard case .attempt(let next) = step else {
      Issue.record("\(step)")
      return
    }
    #expect(next.earlierAttempts == 1 && live.coordinator.counts.timeouts == 1)
  }

  @Test("stopping keeps reports and what the core cost; starting again goes on")
  func lifecycle() throws {
    let store = InMemoryStore()
    let live = try LiveFleet(try Self.configuration(), store: hand(store))
    try live.start(at: .start)
    #expect(try SwarmMemory(store).agents(.active).map(\.id) == ["ada", "ben"])
    for number in 0..<30 {
      let advice = try live.beginTask(kind: "tests", at: Self.second(Int64(60 * number)))
      _ = try live.endTask(advice, Self.good, at: Self.second(Int64(60 * number + 1)))
    }
    try live.stop(at: Self.second(3_600))
    let memory = SwarmMemory(store)
    #expect(try memory.agents(.terminated).map(\.id) == ["ada", "ben"])
    let metrics = try memory.metrics(named: "overhead_recommend_count")
    #expect(metrics.map(\.value) == [30] && metrics.first?.unit == "calls")
    for figure in ["mean", "p50", "p95", "p99", "max"] {
      let row = try memory.metrics(named: "overhead_total_\(figure)").first
      #expect(row?.unit == "us" && row.map { $0.value > 0 } == true, "\(figure)")
    }
    let dashboard = try LearningDashboard(of: memory)
    #expect(dashboard.learning.totalExperiences == 30)
    #expect(dashboard.fleet.totalAgents == 2 && dashboard.fleet.learningEnabled == 0)
    #expect(dashboard.performance.p99Overhead != nil)
    try live.start(at: Self.second(3_700))
    #expect(try LearningDashboard(of: memory).fleet.learningEnabled == 2)
  }
}

/// Gives a store away that the test looks at again later, when the fleet isn't at work.
private func hand(_ store: any MemoryStore) -> sending any MemoryStore {
  nonisolated(unsafe) let given = store
  return given
}
