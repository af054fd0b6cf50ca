// Subtasks played out against the truth without queues: the ground on which all yardsticks stand.
// Not here: the yardsticks (the other files of this folder), the same with queues (`FleetSimulation`).

import FleetModel
import Instants

/// How far a subtask has come.
struct Episode {
  var attempts = 0
  var errors = 0
  var elapsed = Span.zero
  var last: Fate?

  var succeeded: Bool { last?.succeeded ?? false }

  var end: SubtaskEnd {
    SubtaskEnd(
      succeeded: succeeded ? 1 : 0, seconds: elapsed.seconds, attempts: Double(attempts),
      errors: Double(errors), satisfaction: last?.satisfaction, efficiency: last?.efficiency,
      value: last?.value)
  }
}

struct QueueFree {
  let world: World
  /// Asked once for every so many tasks.
  let isInterrupted: () -> Bool

  /// Attempts of one agent with one action until it succeeds or its retries are used up, as the
  /// coordinator would let it.
  func play(
    _ subtask: SubtaskID, by agent: AgentID, _ action: ActionID, into episode: inout Episode
  ) {
    let rules = world.plan.rules
    let policy = world.plan.catalogue[action].retryPolicy
    for failures in 1...(policy.retries + 1) {
      attempt(subtask, by: agent, action, into: &episode)
      if episode.succeeded || episode.attempts >= rules.mostAttempts { return }
      if failures <= policy.retries {
        episode.elapsed += rules.pause(after: failures, policy: policy)
      }
    }
  }

  /// One attempt more.
  func attempt(
    _ subtask: SubtaskID, by agent: AgentID, _ action: ActionID, into episode: inout Episode
  ) {
    let fate = world.fate(
      of: subtask, agent: agent, action: action, attempt: episode.attempts, load: .idle)
    episode.attempts += 1
    episode.errors += fate.errors
    episode.elapsed += min(fate.service, world.plan.rules.timeout)
    episode.last = fate
  }

  /// Whether another agent is asked after an episode.
  func goesOn(_ episode: Episode) -> Bool {
    !episode.succeeded && episode.attempts < world.plan.rules.mostAttempts
  }

  /// Sums over all planned subtasks, given the mean end of each if it is started. A part is started when
  /// all parts before it succeed; parts of a task are independent given the world.
  func measures(
    _ meanEnd: (SubtaskID, Subtask) -> MeasureSums
  ) throws(Interrupted) -> DailyMeasures {
    var daily = DailyMeasures(days: world.workload.dayCount)
    var reached: [Double] = []
    for task in world.workload.tasks {
      if task.id.rawValue % 64 == 0, isInterrupted() { throw Interrupted() }
      let day = Int(world.workload.days[task.firstSubtask.rawValue])
      var allSucceed = 1.0
      reached.removeAll(keepingCapacity: true)
      for (position, part) in task.parts.enumerated() {
        let before = task.shape.predecessors(of: position, among: task.parts.count)
        var start = 1.0
        for other in 0..<position where before >> UInt64(other) & 1 == 1 { start *= reached[other] }
        let end = meanEnd(task.subtask(position), part)
        daily.days[day].add(end, weight: start)
        daily.days[day].addNeverStarted(weight: 1 - start)
        reached.append(start * end.succeeded)
        allSucceed *= end.succeeded
      }
      daily.days[day].tasks += 1
      daily.days[day].tasksSucceeded += allSucceed
    }
    return daily
  }
}
