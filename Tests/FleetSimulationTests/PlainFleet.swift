// A fleet simulated as plainly as can be: a list of events that is searched from end to end, names in
// dictionaries, no learning. Not here: the simulation that is held against it (`FleetSimulation`).

import FleetModel
import GroundTruth
import Instants

/// Agents in turn, kind by kind, each with the default action.
struct PlainFleet {
  struct End: Hashable {
    var succeeded = false
    var elapsed = Int64(0)
    var attempts = 0
    var errors = 0
    var agent: Int?
  }

  private enum Happening {
    case arrival(Int)
    case serviceEnd(Int, attempt: Int)
    case timeLimit(Int, attempt: Int)
    case retry(Int)
  }

  private struct Event {
    let at: Int64
    /// What ends comes first, then what falls due, then what arrives.
    let rank: Int
    let serial: Int
    let happening: Happening
  }

  private struct Part {
    let task: Int
    let position: Int
    var ready = Int64(0)
    var end = End()
    var isReleased = false
    var hasEnded = false
    var agent = -1
    var failuresOnAgent = 0
    var asks = 0
    var fate: Fate?
  }

  private let world: World
  private var events: [Event] = []
  private var serial = 0
  private var now = Int64(0)
  private var parts: [Part] = []
  private var waiting: [Int: [Int]] = [:]
  private var serving: [Int: Int] = [:]
  private var lastOfKind: [Int: Int] = [:]
  private(set) var levels: [LoadLevel: Int] = [:]

  init(_ world: World) {
    self.world = world
    for (number, task) in world.workload.tasks.enumerated() {
      for position in task.parts.indices { parts.append(Part(task: number, position: position)) }
    }
    expectTask(0)
  }

  /// How each subtask ended, by number.
  mutating func ends() -> [End] {
    while let next = events.indices.min(by: {
      (events[$0].at, events[$0].rank, events[$0].serial)
        < (events[$1].at, events[$1].rank, events[$1].serial)
    }) {
      let event = events.remove(at: next)
      now = event.at
      switch event.happening {
      case .arrival(let task):
        expectTask(task + 1)
        release(task)
      case .serviceEnd(let part, let attempt):
        guard isCurrent(part, attempt), let fate = parts[part].fate else { continue }
        let agent = parts[part].agent
        let follower = leave(agent)
        attemptEnded(part, succeeded: fate.succeeded, errors: fate.errors)
        if let follower { begin(follower) }
      case .timeLimit(let part, let attempt):
        guard isCurrent(part, attempt) else { continue }
        if let follower = leave(parts[part].agent) { begin(follower) }
        attemptEnded(part, succeeded: false, errors: 1)
      case .retry(let part): assign(part)
      }
    }
    return parts.map(\.end)
  }

  private mutating func add(_ happening: Happening, at: Int64, rank: Int) {
    events.append(Event(at: at, rank: rank, serial: serial, happening: happening))
    serial += 1
  }

  private mutating func expectTask(_ number: Int) {
    guard number < world.workload.tasks.count else { return }
    add(.arrival(number), at: world.workload.arrivals[number].nanoseconds, rank: 2)
  }

  private func isCurrent(_ part: Int, _ attempt: Int) -> Bool {
    parts[part].fate != nil && parts[part].end.attempts == attempt && !parts[part].hasEnded
  }

  private func waitsFor(_ part: Int) -> [Int] {
    let task = world.workload.tasks[parts[part].task]
    let first = task.firstSubtask.rawValue
    let (position, last) = (parts[part].position, task.parts.count - 1)
    return switch task.shape {
    case .parallel: []
    case .chain: position == 0 ? [] : [part - 1]
    case .fanOut: position == 0 ? [] : [first]
    case .fanIn: position == last ? Array(first..<first + last) : []
    }
  }

  private mutating func release(_ task: Int) {
    let work = world.workload.tasks[task]
    let first = work.firstSubtask.rawValue
    for part in first..<first + work.parts.count where !parts[part].isReleased {
      let before = waitsFor(part)
      guard before.allSatisfy({ parts[$0].end.succeeded }) else { continue }
      (parts[part].isReleased, parts[part].ready) = (true, now)
      ask(part, without: nil)
    }
  }

  private mutating func ask(_ part: Int, without exhausted: Int?) {
    let kind = world.workload.subtasks[part].kind.rawValue
    var eligible = world.plan.fleet.kinds[kind].eligible.map(\.rawValue)
    if eligible.count > 1 { eligible.removeAll { $0 == exhausted } }
    let agent = eligible.first { $0 > lastOfKind[kind, default: -1] } ?? eligible[0]
    lastOfKind[kind] = agent
    parts[part].agent = agent
    parts[part].failuresOnAgent = 0
    parts[part].asks += 1
    assign(part)
  }

  private mutating func assign(_ part: Int) {
    let agent = parts[part].agent
    let capacity = world.plan.fleet.agents[agent].capacity ?? .max
    if serving[agent, default: 0] < capacity {
      serving[agent, default: 0] += 1
      begin(part)
    } else {
      waiting[agent, default: []].append(part)
    }
  }

  /// Frees a server and returns who takes it.
  private mutating func leave(_ agent: Int) -> Int? {
    guard let first = waiting[agent]?.first else {
      serving[agent, default: 0] -= 1
      return nil
    }
    waiting[agent]?.removeFirst()
    return first
  }

  private mutating func begin(_ part: Int) {
    let behind = waiting[parts[part].agent, default: []].count
    let level: LoadLevel = behind >= 3 ? .saturated : behind >= 1 ? .busy : .idle
    levels[level, default: 0] += 1
    let attempt = parts[part].end.attempts
    let fate = world.fate(
      of: SubtaskID(part), agent: AgentID(parts[part].agent),
      action: world.plan.catalogue.defaultAction, attempt: attempt, load: level)
    parts[part].fate = fate
    add(.serviceEnd(part, attempt: attempt), at: now + fate.service.nanoseconds, rank: 0)
    add(.timeLimit(part, attempt: attempt), at: now + world.plan.rules.timeout.nanoseconds, rank: 1)
  }

  private mutating func attemptEnded(_ part: Int, succeeded: Bool, errors: Int) {
    let rules = world.plan.rules
    let policy = world.plan.catalogue[world.plan.catalogue.defaultAction].retryPolicy
    parts[part].fate = nil
    parts[part].end.attempts += 1
    parts[part].end.errors += errors
    let (agent, attempts) = (parts[part].agent, parts[part].end.attempts)
    if succeeded { return finish(part, succeeded: true) }
    parts[part].failuresOnAgent += 1
    let failures = parts[part].failuresOnAgent
    let allowed = policy == .none ? 0 : policy == .fixed ? 1 : 2
    if attempts < rules.mostAttempts, failures <= allowed {
      let pause = policy == .fixed || failures == 1 ? 1 : 2
      let length = min(Int64(pause) * rules.backoff.nanoseconds, rules.longestBackoff.nanoseconds)
      add(.retry(part), at: now + length, rank: 1)
    } else if attempts < rules.mostAttempts, parts[part].asks < 2 {
      ask(part, without: agent)
    } else {
      finish(part, succeeded: false)
    }
  }

  private mutating func finish(_ part: Int, succeeded: Bool) {
    parts[part].hasEnded = true
    parts[part].end.succeeded = succeeded
    parts[part].end.elapsed = now - parts[part].ready
    parts[part].end.agent = parts[part].agent
    release(parts[part].task)
  }
}
