// What happens by the hour: hours closed, performance compared, the improvement loop's cycle, patterns
// kept and shared. Not here: single lessons (`FleetCoordinator+Lifecycle.swift`), a cycle's own work
// (`Improvement/ImprovementLoop+Cycle.swift`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// Every loop's interval where nothing else is set.
  var cycleInterval: Span { lifecycle?.improvement?.interval ?? .hours(1) }

  /// Whatever falls due by `now`: a cycle, and reviews that nobody sends in.
  mutating func runDueCycles(at now: Instant, into effects: inout [FleetEffect]) {
    for place in minds.indices {
      guard let due = minds[place].reviewDue, due <= now else { continue }
      reviewed(AgentID(place), .reEnable, at: now, into: &effects)
    }
    guard let due = nextCycle, due <= now else { return }
    runCycles(at: now, into: &effects)
    let missed = (now - due).nanoseconds / cycleInterval.nanoseconds
    nextCycle = due + (missed + 1) * cycleInterval
  }

  /// One cycle of every agent, in the fleet's order.
  mutating func runCycles(at now: Instant, into effects: inout [FleetEffect]) {
    for place in minds.indices { runCycle(of: AgentID(place), at: now, into: &effects) }
    if lifecycle?.shares == true { effects.append(.readSharedPatterns) }
    effects.append(.keep(.rest(removesExpired: now.day > expiryDay)))
    expiryDay = now.day
  }

  private mutating func runCycle(
    of agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    keepHours(of: agent, at: now, into: &effects)
    let tasksBefore = minds[place].tasksAtCycle
    let hasWorked = minds[place].tracker.taskCount > tasksBefore
    minds[place].tasksAtCycle = minds[place].tracker.taskCount
    if hasWorked, let baseline = minds[place].tracker.baseline, tasksBefore < baseline.tasks {
      effects.append(.keep(.baseline(agent, baseline)))
    }
    let improvement = try? minds[place].tracker.improvement(at: now)
    if hasWorked, let improvement {
      effects.append(.keep(.improvement(agent, improvement)))
      effects.append(.event(.improvement(agent, improvement)))
    }
    reportDay(of: agent, at: now, into: &effects)
    if minds[place].loop?.isActive == true {
      beginPlannedTests(of: agent, at: now, into: &effects)
      improve(agent, rate: improvement?.percent, at: now, into: &effects)
    }
    guard hasWorked else { return }
    for pattern in minds[place].patterns.patterns(at: now)
    where pattern.confidence > Sharing.leastConfidence
      && pattern.lastUsedAt + cycleInterval > now
    {
      effects.append(.keep(.pattern(agent, pattern)))
    }
    for shared in minds[place].publications(at: now) {
      effects.append(.keep(.shared(shared)))
      effects.append(.event(.patternShared(agent, shared)))
    }
  }

  /// Hours that are over are kept together with those of their day before them.
  private mutating func keepHours(
    of agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    var days: [Int] = []
    while let hour = minds[place].tracker.takeCompletedHour(at: now) {
      if days.last != hour.start.day { days.append(hour.start.day) }
    }
    for day in days {
      effects.append(
        .keep(.snapshots(agent, day: day, minds[place].tracker.takenHours(ofDay: day))))
    }
  }

  /// The five measures of a day that is over.
  private mutating func reportDay(
    of agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    while minds[place].metricsDay < now.day {
      let day = minds[place].metricsDay
      minds[place].metricsDay += 1
      let from = Instant.start + .days(Int64(day))
      if let period = try? minds[place].tracker.metrics(from: from, to: from + .days(1)) {
        effects.append(.keep(.metrics(agent, day: day, period.metrics)))
      }
    }
  }

  private mutating func beginPlannedTests(
    of agent: AgentID, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let (place, planned) = (agent.rawValue, lifecycle?.tests ?? [])
    while minds[place].plannedTests < planned.count {
      let test = planned[minds[place].plannedTests]
      guard .start + test.startsAt <= now else { return }
      let id = try? minds[place].loop?.createABTest(
        name: test.name, strategies: test.strategies, plan: test.plan, at: now)
      // Another test still runs on the same tasks: this one waits for the next cycle.
      guard let id else { return }
      minds[place].plannedTests += 1
      guard let begun = minds[place].loop?.tests.first(where: { $0.id == id }) else { return }
      effects.append(.keep(.test(agent, begun)))
      effects.append(.event(.testStarted(agent, begun)))
    }
  }

  private mutating func improve(
    _ agent: AgentID, rate: Double?, at now: Instant, into effects: inout [FleetEffect]
  ) {
    let place = agent.rawValue
    guard
      let cycle = minds[place].runCycle(at: now, improvementRate: rate, catalogue: catalogue)
    else { return }
    for failure in cycle.mitigated { effects.append(.keep(.failurePattern(agent, failure))) }
    for test in cycle.started {
      effects.append(.keep(.test(agent, test)))
      effects.append(.event(.testStarted(agent, test)))
    }
    for test in cycle.completed + cycle.cancelled {
      effects.append(.keep(.test(agent, test)))
      effects.append(.event(.testCompleted(agent, test)))
    }
    for applied in cycle.applied {
      let reason: StrategyChange.Reason = applied.test == nil ? .applied : .testWon
      changed(agent, applied, to: applied.action, reason, into: &effects)
    }
    for review in cycle.rolledBack {
      changed(agent, review.applied, to: review.applied.previous[0], .rolledBack, into: &effects)
    }
    effects.append(.keep(.cycle(agent, cycle)))
  }

  private func changed(
    _ agent: AgentID, _ applied: AppliedStrategy, to action: ActionID,
    _ reason: StrategyChange.Reason, into effects: inout [FleetEffect]
  ) {
    let from = reason == .rolledBack ? applied.action : applied.previous[0]
    effects.append(
      .event(
        .strategyChanged(
          agent,
          StrategyChange(from: from, to: action, strategy: applied.strategy, reason: reason))))
    if let strategy = minds[agent.rawValue].loop?.strategies.first(where: {
      $0.name == applied.strategy
    }) {
      effects.append(.keep(.strategy(agent, strategy)))
    }
  }

  /// What others have published, for every agent that shares.
  mutating func importPatterns(_ shared: [SharedPattern], at now: Instant) {
    for place in minds.indices {
      minds[place].importPatterns(shared, at: now)
    }
  }
}
