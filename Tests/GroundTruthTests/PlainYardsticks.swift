// Subtasks and tasks played out by hand, as plainly as the rules can be written down.
// Not here: the yardsticks that are held against this (`YardstickTests.swift`).

import FleetModel
import GroundTruth

struct PlainYardsticks {
  let world: World

  func score(_ end: SubtaskEnd) -> Double {
    // The weights of *Learning System Integration Architecture*, §6, on a scale of 60 s.
    0.30 * end.succeeded + 0.25 * (end.satisfaction ?? .nan)
      + 0.20 * max(0, 1 - end.seconds / 60) + 0.15 * (1 - end.errors / end.attempts)
      + 0.10 * (end.efficiency ?? .nan)
  }

  private func limited(_ fate: Fate) -> Double {
    min(fate.service.seconds, world.plan.rules.timeout.seconds)
  }

  /// Seconds between the n-th failure on one agent, from 1, and its retry; `nil` when it gives up.
  private func pause(_ action: Int, failures: Int) -> Double? {
    let rules = world.plan.rules
    switch world.plan.catalogue.actions[action].retryPolicy {
    case .none: return nil
    case .fixed: return failures <= 1 ? rules.backoff.seconds : nil
    case .exponential:
      guard failures <= 2 else { return nil }
      return min(rules.longestBackoff.seconds, rules.backoff.seconds * (failures == 1 ? 1 : 2))
    }
  }

  /// One agent's attempts with one action, and then another's if there is one.
  func end(_ subtask: Int, agents: (Int, Int?), action: Int) -> SubtaskEnd {
    var end = SubtaskEnd(
      succeeded: 0, seconds: 0, attempts: 0, errors: 0, satisfaction: nil, efficiency: nil)
    for agent in [agents.0, agents.1].compactMap(\.self) {
      var failures = 0
      while Int(end.attempts) < world.plan.rules.mostAttempts {
        let fate = world.fate(subtask, agent: agent, action: action, attempt: Int(end.attempts))
        end.attempts += 1
        end.seconds += limited(fate)
        end.errors += Double(fate.errors)
        (end.satisfaction, end.efficiency) = (fate.satisfaction, fate.efficiency)
        if fate.succeeded {
          end.succeeded = 1
          return end
        }
        failures += 1
        guard let pause = pause(action, failures: failures) else { break }
        if Int(end.attempts) < world.plan.rules.mostAttempts { end.seconds += pause }
      }
    }
    return end
  }

  /// Sums over tasks, given the ends that each subtask may have and how likely each is. Every combination
  /// of its parts' ends is gone through, and who waits for a part that failed is never started.
  func tasks(_ ends: (Int) -> [(probability: Double, end: SubtaskEnd)]) -> MeasureSums {
    var sums = MeasureSums()
    for task in world.workload.tasks {
      let first = task.firstSubtask.rawValue
      // Only success decides what follows, so ends are gone through as a success or a failure.
      let choices = task.parts.indices.map { ends(first + $0) }
      let chances = choices.map { choice in
        choice.reduce(0) { $0 + $1.probability * $1.end.succeeded }
      }
      for pattern in 0..<1 << task.parts.count {
        var probability = 1.0
        for part in task.parts.indices {
          probability *= pattern >> part & 1 == 1 ? chances[part] : 1 - chances[part]
        }
        let started = started(task, pattern)
        for part in task.parts.indices {
          guard started[part] else {
            sums.addNeverStarted(weight: probability)
            continue
          }
          let succeeded = pattern >> part & 1 == 1 ? 1.0 : 0
          let share = succeeded == 1 ? chances[part] : 1 - chances[part]
          for (chance, end) in choices[part] where end.succeeded == succeeded && share > 0 {
            add(end, weight: probability * chance / share, to: &sums)
          }
        }
        let all = 1 << task.parts.count - 1
        sums.tasksSucceeded += pattern == all ? probability : 0
      }
      sums.tasks += 1
    }
    return sums
  }

  /// The same where each subtask has sums of its own, and success is certain or impossible.
  func daily(_ ends: (Int) -> MeasureSums) -> MeasureSums {
    var sums = MeasureSums()
    for task in world.workload.tasks {
      let parts = task.parts.indices.map { ends(task.firstSubtask.rawValue + $0) }
      let pattern = parts.indices.reduce(0) { $0 | (parts[$1].succeeded == 1 ? 1 << $1 : 0) }
      for (part, isStarted) in started(task, pattern).enumerated() {
        if isStarted { sums.add(parts[part]) } else { sums.addNeverStarted() }
      }
      sums.tasks += 1
      sums.tasksSucceeded += parts.allSatisfy { $0.succeeded == 1 } ? 1 : 0
    }
    return sums
  }

  private func add(_ end: SubtaskEnd, weight: Double, to sums: inout MeasureSums) {
    sums.planned += weight
    sums.started += weight
    sums.succeeded += weight * end.succeeded
    sums.seconds += weight * end.seconds
    sums.error += weight * end.errors / end.attempts
    sums.satisfaction += weight * (end.satisfaction ?? .nan)
    sums.efficiency += weight * (end.efficiency ?? .nan)
    sums.score += weight * score(end)
  }

  /// Which parts are ever started when those in `pattern` would succeed.
  private func started(_ task: FleetTask, _ pattern: Int) -> [Bool] {
    let count = task.parts.count
    func succeeds(_ part: Int) -> Bool { pattern >> part & 1 == 1 }
    return (0..<count).map { part in
      switch task.shape {
      case .parallel: true
      case .chain: (0..<part).allSatisfy(succeeds)
      case .fanOut: part == 0 || succeeds(0)
      case .fanIn: part < count - 1 || (0..<count - 1).allSatisfy(succeeds)
      }
    }
  }

  /// For each fate at each attempt the end it would be if failures before it had cost nothing.
  func boundingEnds(_ subtask: Int) -> [SubtaskEnd] {
    var ends: [SubtaskEnd] = []
    for attempt in 0..<world.plan.rules.mostAttempts {
      let fates = world.plan.fleet.agents.indices.flatMap { agent in
        world.plan.catalogue.actions.indices.map { action in
          world.fate(subtask, agent: agent, action: action, attempt: attempt)
        }
      }
      for fate in fates {
        ends.append(
          SubtaskEnd(
            succeeded: fate.succeeded ? 1 : 0, seconds: limited(fate),
            attempts: Double(attempt + 1), errors: Double(fate.errors),
            satisfaction: fate.satisfaction, efficiency: fate.efficiency))
      }
    }
    return ends
  }

  /// Every end that some choice of agents and actions leads to.
  func histories(_ subtask: Int) -> [SubtaskEnd] {
    let none = SubtaskEnd(
      succeeded: 0, seconds: 0, attempts: 0, errors: 0, satisfaction: nil, efficiency: nil)
    return world.plan.fleet.agents.indices.flatMap {
      histories(subtask, from: none, agent: $0, failures: 0, mayAsk: true)
    }
  }

  private func histories(
    _ subtask: Int, from earlier: SubtaskEnd, agent: Int, failures: Int, mayAsk: Bool
  ) -> [SubtaskEnd] {
    world.plan.catalogue.actions.indices.flatMap { action -> [SubtaskEnd] in
      let fate = world.fate(subtask, agent: agent, action: action, attempt: Int(earlier.attempts))
      var end = earlier
      end.attempts += 1
      end.seconds += limited(fate)
      end.errors += Double(fate.errors)
      (end.satisfaction, end.efficiency) = (fate.satisfaction, fate.efficiency)
      end.succeeded = fate.succeeded ? 1 : 0
      guard !fate.succeeded, Int(end.attempts) < world.plan.rules.mostAttempts else { return [end] }
      if let pause = pause(action, failures: failures + 1) {
        end.seconds += pause
        return histories(
          subtask, from: end, agent: agent, failures: failures + 1, mayAsk: mayAsk)
      }
      guard mayAsk else { return [end] }
      let others = world.plan.fleet.agents.indices.filter { $0 != agent }
      return (others.isEmpty ? [agent] : others).flatMap {
        histories(subtask, from: end, agent: $0, failures: 0, mayAsk: false)
      }
    }
  }
}
