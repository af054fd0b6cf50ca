// What an attempt's lesson does to an agent's mind, and the fleet's entry into and exit from service.
// Not here: the engine's part (`Coordination/FleetCoordinator+Lessons.swift`), what happens by the
// hour (`FleetCoordinator+Cycles.swift`), falls (`FleetCoordinator+Rollback.swift`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// Whether an agent's engine learns and explores now.
  func learns(_ agent: AgentID) -> Bool {
    isLearning && (minds.isEmpty || minds[agent.rawValue].isEnabled)
  }

  /// Registers the agents in their order and starts their loops: the first cycles are due at once.
  mutating func enterService(at now: Instant, into effects: inout [FleetEffect]) {
    guard lifecycle != nil, nextCycle == nil else { return }
    for agent in fleet.agents.indices.map({ AgentID($0) }) {
      effects.append(.keep(.registered(agent)))
      minds[agent.rawValue].metricsDay = now.day
      saveVersion(of: agent, at: now)
      for strategy in minds[agent.rawValue].loop?.strategies ?? [] {
        effects.append(.keep(.strategy(agent, strategy)))
      }
      if minds[agent.rawValue].isEnabled {
        _ = minds[agent.rawValue].loop?.start(at: now)
      } else {
        // A safeguard stopped it before the fleet last left service, and its review begins anew.
        effects.append(.keep(.status(agent, .idle)))
        minds[agent.rawValue].reviewDue = lifecycle?.reviewAfter.map { now + $0 }
      }
    }
    (nextCycle, expiryDay) = (now, now.day)
  }

  /// Ends the loops and reports: the documents' shutdown.
  mutating func leaveService(at now: Instant, into effects: inout [FleetEffect]) {
    guard lifecycle != nil, nextCycle != nil else { return }
    runCycles(at: now, into: &effects)
    nextCycle = nil
    for agent in fleet.agents.indices.map({ AgentID($0) }) {
      minds[agent.rawValue].loop?.stop()
      // Nobody waits for a review while there is no service.
      minds[agent.rawValue].reviewDue = nil
      let name = fleet.agents[agent.rawValue].name
      if let report = try? minds[agent.rawValue].tracker.report(of: name, at: now) {
        effects.append(.keep(.report(agent, report)))
      }
      effects.append(.keep(.status(agent, .terminated)))
    }
  }

  /// What a lesson adds to patterns, failures and tests; part of learning.
  mutating func takeIn(
    _ lesson: Lesson, reward: Double, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let (agent, kind) = (lesson.agent, lesson.request.kind)
    let place = agent.rawValue
    let strategy = strategies[lesson.choice.action]
    minds[place].rewards.add(reward)
    if minds[place].patterns.record(strategy, on: kind, reward: reward, at: now),
      let found = minds[place].patterns.pattern(of: strategy, on: kind)
    {
      effects.append(.event(.patternDiscovered(agent, found)))
    }
    if !lesson.outcome.succeeded {
      let cause = lesson.outcome.cause ?? .other
      if minds[place].failures.record(cause, on: kind, at: now),
        let found = minds[place].failures.pattern(of: cause)
      {
        effects.append(.event(.failureDetected(agent, found)))
        effects.append(.keep(.failurePattern(agent, found)))
      }
    }
    if minds[place].loop?.record(
      kind: kind, action: lesson.choice.action, allocation: lesson.allocation,
      succeeded: lesson.outcome.succeeded, seconds: lesson.outcome.service.seconds, at: now)
      == true,
      let test = minds[place].loop?.tests.first(where: { $0.id == lesson.allocation?.test })
    {
      effects.append(.keep(.test(agent, test)))
    }
    effects.append(
      .event(
        .training(agent, subtask: lesson.subtask, action: lesson.choice.action, reward: reward)))
  }

  /// What a lesson says of an agent's performance, and whether it fell.
  mutating func follow(_ lesson: Lesson, at now: Instant, into effects: inout [FleetEffect]) {
    let place = lesson.agent.rawValue
    let performance = TaskPerformance(lesson.outcome)
    minds[place].tracker.record(performance, at: now)
    if minds[place].isEnabled,
      minds[place].tracker.taskCount % (lifecycle?.versionInterval ?? 50) == 0
    {
      saveVersion(of: lesson.agent, at: now)
    }
    let score = performance.score(scale: minds[place].tracker.settings.scale)
    let others = fleetHour.mean(without: lesson.agent, at: now)
    fleetHour.add(score, of: lesson.agent, at: now)
    guard minds[place].isEnabled,
      let finding = minds[place].safeguard?.record(score: score, fleetScore: others, at: now)
    else { return }
    if finding.fires {
      rollBack(lesson.agent, after: finding, at: now, into: &effects)
    } else if let good = finding.goodThrough {
      minds[place].versions.markGood(through: good)
    }
  }

  /// Keeps a version; a store writes it with the next state.
  mutating func saveVersion(of agent: AgentID, at now: Instant) {
    let place = agent.rawValue
    minds[place].versions.save(
      KeptModel(engines[place].state), taskCount: minds[place].tracker.taskCount, at: now)
  }
}

extension TaskPerformance {
  /// An attempt as its agent's task.
  init(_ outcome: Outcome) {
    self.init(
      succeeded: outcome.succeeded, seconds: outcome.service.seconds,
      errorRate: Double(outcome.errors), satisfaction: outcome.satisfaction,
      efficiency: outcome.efficiency)
  }
}

/// Sums of the fleet's scores in the present hour, by agent.
struct FleetHour: Hashable, Codable, Sendable {
  private var hour: Int32 = -1
  private var sums: [Double] = []
  private var counts: [Int] = []
  private var sum = 0.0
  private var count = 0

  /// Below so many tasks of others in an hour their mean says too little.
  static let least = 5

  init(agents: Int) {
    sums = Array(repeating: 0, count: agents)
    counts = Array(repeating: 0, count: agents)
  }

  mutating func add(_ score: Double, of agent: AgentID, at now: Instant) {
    let present = PerformanceSnapshot.sequence(of: now)
    if present != hour {
      hour = present
      (sum, count) = (0, 0)
      for place in sums.indices { (sums[place], counts[place]) = (0, 0) }
    }
    sums[agent.rawValue] += score
    counts[agent.rawValue] += 1
    sum += score
    count += 1
  }

  /// The mean of the others' scores so far in the hour of `now`; `nil` where they have too few.
  func mean(without agent: AgentID, at now: Instant) -> Double? {
    guard PerformanceSnapshot.sequence(of: now) == hour else { return nil }
    let others = count - counts[agent.rawValue]
    guard others >= Self.least else { return nil }
    return min(1, max(0, (sum - sums[agent.rawValue]) / Double(others)))
  }
}
