// What a task costs beside its work: the five steps of the documents' budget, on a store on disk, and how
// large the state and the store get. Not here: many replications (`FleetFigures.swift`), what is asked of the
// figures (`results/overhead.md`).

import FleetModel
import Foundation
import Instants
import LabStatistics
import LearningCore
import SQLiteMemory
import SharedMemory
import Stochastics

/// Times each step, and all steps of a task together.
private struct TaskMeter: StepTimer {
  private(set) var steps = CoreStep.allCases.map { _ in LatencyHistogram() }
  private(set) var tasks = LatencyHistogram()
  private var begun = ContinuousClock.now
  private var spent: Int64 = 0
  private var step: [Int64] = CoreStep.allCases.map { _ in 0 }

  mutating func begin(_ step: CoreStep) { begun = .now }

  mutating func end(_ step: CoreStep) {
    let (seconds, attoseconds) = (ContinuousClock.now - begun).components
    let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    self.step[step.rawValue] += nanoseconds
    spent += nanoseconds
  }

  /// Everything since the last call was one task's.
  mutating func endTask() {
    for place in step.indices {
      steps[place].record(nanoseconds: step[place])
      step[place] = 0
    }
    tasks.record(nanoseconds: spent)
    spent = 0
  }
}

/// What the figures are about, one run each: an agent's 7,200 tasks (30 days at ten an hour), in a file and in
/// memory, and the fleet's.
func overheadFigures(folder: String) throws -> [Figure] {
  var figures: [Figure] = []
  for (name, agents, tasks, isOnDisk) in [
    ("agent, file", 1, 7_200, true), ("agent, memory", 1, 7_200, false),
    ("fleet, file", 17, 7_200, true), ("agent, file, 60 days", 1, 14_400, true),
  ] {
    let path = folder + "/overhead-\(figures.count).sqlite"
    let run = OverheadRun(agents: agents, tasks: tasks, path: isOnDisk ? path : nil)
    let (own, sizes) = try run.run(measuringSizesAtDays: [15, 30])
    if isOnDisk {
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      figures.append(("\(name): closed file", Double(bytes), "bytes", "\(agents)"))
    }
    figures += own.map { ("\(name): \($0.name)", $0.value, $0.unit, $0.checksum) }
    for size in sizes {
      figures.append(
        ("\(name): live bytes, day \(size.days)", Double(size.liveBytes), "bytes", "\(agents)"))
      figures.append(
        (
          "\(name): stored bytes an agent, day \(size.days)",
          Double(size.storedBytes) / Double(agents), "bytes", "\(agents)"
        ))
    }
  }
  return figures
}

/// One agent in service (a task of an agent is one attempt), or a fleet of them, that does so many tasks each, six minutes apart.
struct OverheadRun {
  let agents: Int
  let tasks: Int
  /// `nil` keeps everything in memory.
  let path: String?

  struct Sizes {
    let days: Int
    let liveBytes: Int
    let storedBytes: Int
  }

  func run(measuringSizesAtDays days: [Int]) throws -> (figures: [Figure], sizes: [Sizes]) {
    let fleet = try Fleet(
      agents: (0..<agents).map { Agent(name: "agent-\($0 + 1)") },
      kinds: (0..<12).map {
        Kind(name: "kind-\($0 + 1)", eligible: (0..<agents).map { AgentID($0) })
      })
    var lifecycle = Lifecycle()
    lifecycle.reviewAfter = .hours(1)
    let configuration = FleetConfiguration(
      fleet: fleet, rules: AttemptRules(mostAttempts: 1),
      parameters: Array(
        repeating: LearningPreset.balanced.parameters, count: agents),
      selection: RoundRobin(fleet: fleet), lifecycle: lifecycle,
      chance: StreamRoot(seed: 1, replication: 0))
    let store: any MemoryStore =
      try path.map { try SQLiteStore(path: $0) } ?? InMemoryStore()
    var (memory, coordinator) = try FleetMemory.open(store, for: configuration)
    let outcomes = StreamRoot(seed: 2, replication: 0).key(Purpose("outcomes"))
    var meter = TaskMeter()
    var effects: [FleetEffect] = []
    var now = Instant.start
    var sizes: [Sizes] = []

    func tell(_ input: FleetInput) {
      effects.removeAll(keepingCapacity: true)
      coordinator.handle(input, at: now, into: &effects, timing: &meter)
      meter.begin(.persist)
      memory.keep(input, at: now, effects)
      meter.end(.persist)
    }

    tell(.started)
    for number in 0..<tasks * agents {
      now = .start + Int64(number) * Span(nanoseconds: Span.minutes(6).nanoseconds / Int64(agents))
      // What the hour brings isn't a task's.
      while let wake = coordinator.nextWake, wake <= now {
        var background = TaskMeter()
        swap(&meter, &background)
        tell(.wake)
        try memory.commit(coordinator, timing: &meter)
        if effects.contains(.readSharedPatterns) {
          let shared = try memory.sharedPatterns(at: now)
          tell(.patternsImported(shared))
          try memory.commit(coordinator, timing: &meter)
        }
        swap(&meter, &background)
      }
      if sizes.count < days.count, now >= .start + .days(Int64(days[sizes.count])) {
        sizes.append(
          Sizes(
            days: days[sizes.count],
            liveBytes: coordinator.liveBytes.max() ?? 0, storedBytes: try memory.storedBytes))
      }
      var stream = outcomes.stream(entity: UInt64(number))
      tell(
        .taskArrived(
          FleetTask(
            id: TaskID(number), firstSubtask: SubtaskID(number), shape: .parallel,
            parts: [
              Subtask(kind: KindID(stream.index(below: 12)), capabilities: stream.index(below: 5))
            ])))
      var open = Self.starts(effects)
      while let start = open.popLast() {
        tell(.attemptStarted(start.attempt))
        let succeeded = stream.uniform() < 0.75
        tell(
          .attemptEnded(
            start.attempt,
            Outcome(
              succeeded: succeeded, service: Span(seconds: 5 * stream.uniform()),
              errors: succeeded ? 0 : 1, satisfaction: stream.uniform(),
              efficiency: stream.uniform())))
        open += Self.starts(effects)
        // A retry's pause is over at once here.
        while open.isEmpty, coordinator.tasksInFlight > 0, let wake = coordinator.nextWake {
          now = max(now, wake)
          tell(.wake)
          open += Self.starts(effects)
        }
        try memory.commit(coordinator, timing: &meter)
      }
      meter.endTask()
    }
    sizes.append(
      Sizes(
        days: Int((now - .start).seconds / 86_400),
        liveBytes: coordinator.liveBytes.max() ?? 0, storedBytes: try memory.storedBytes))
    memory.close()
    return (figures(meter), sizes)
  }

  private static func starts(_ effects: [FleetEffect]) -> [Assignment] {
    effects.compactMap { if case .start(let assignment) = $0 { assignment } else { nil } }
  }

  private func figures(_ meter: TaskMeter) -> [Figure] {
    let all =
      CoreStep.allCases.map { ("\($0)", meter.steps[$0.rawValue]) } + [("task", meter.tasks)]
    return all.flatMap { name, histogram in
      [
        ("mean", histogram.mean ?? 0), ("p50", Double(histogram.percentile(0.5) ?? 0)),
        ("p95", Double(histogram.percentile(0.95) ?? 0)),
        ("p99", Double(histogram.percentile(0.99) ?? 0)), ("max", Double(histogram.maximum)),
      ].map { statistic, nanoseconds in
        ("\(name) \(statistic)", nanoseconds / 1_000, "us", "\(histogram.count)")
      }
    }
  }
}
