// Independent bookkeeping of what a coordinator is told and answers. It shares no code with the
// coordinator, and notes whatever can't be. Not here: what is told (`FleetWalk.swift`).

import FleetModel
import LearningCore

/// Open attempts, parts and tasks, kept in plain dictionaries from inputs and effects alone.
struct Ledger {
  struct Part {
    let task: Int
    let kind: Int
    let variant: Int
    /// The numbers of the parts that it waits for.
    let after: [Int]
    /// Whether each of its attempts succeeded.
    var outcomes: [Bool] = []
    var succeeded: Bool?
  }

  let fleet: Fleet
  let mostAttempts: Int
  private(set) var findings: [String] = []
  private(set) var open: [AttemptID: Assignment] = [:]
  private(set) var isUp: [Bool]
  private var parts: [Int: Part] = [:]
  private var tasks: [Int: [Int]] = [:]
  private var used: Set<AttemptID> = []
  private var isLearning = true
  private var (started, withdrawn, explored, overdue) = (0, 0, 0, 0)
  /// What was told while learning was on, and what was recorded.
  private var (learnable, records) = (0, 0)
  /// What was told to be learned from later, until it is handed out.
  private var postponed: (assignment: Assignment, outcome: Outcome)?
  private var (arrived, succeeded, failed) = (0, 0, 0)

  init(fleet: Fleet, mostAttempts: Int) {
    (self.fleet, self.mostAttempts) = (fleet, mostAttempts)
    isUp = Array(repeating: true, count: fleet.agents.count)
  }

  private mutating func check(_ holds: Bool, _ finding: @autoclosure () -> String) {
    if !holds { findings.append(finding()) }
  }

  mutating func note(_ input: FleetInput, _ effects: [FleetEffect]) {
    switch input {
    case .taskArrived(let task): note(task)
    case .attemptEnded(let attempt, let outcome, let lesson):
      if let assignment = open.removeValue(forKey: attempt) {
        if lesson == .later { postponed = (assignment, outcome) }
        note(outcome.succeeded, of: assignment, isKnown: lesson == .now)
      } else {
        check(effects.isEmpty, "\(attempt) was over and had effects")
      }
    case .lesson: learnable += isLearning ? 1 : 0
    case .attemptStarted: check(effects.isEmpty, "a start of service had effects")
    case .agentDown(let agent): isUp[agent.rawValue] = false
    case .agentUp(let agent): isUp[agent.rawValue] = true
    case .learningSwitched(let on):
      isLearning = on
      check(effects.isEmpty, "a switch had effects")
    case .wake, .started, .stopped, .experiences, .patternsImported, .reviewed: break
    }
    for effect in effects { note(effect, after: input) }
    check(postponed == nil, "a lesson was kept back")
    for (attempt, assignment) in open {
      check(isUp[assignment.agent.rawValue], "\(attempt) stayed with an agent that is down")
    }
  }

  private mutating func note(_ task: FleetTask) {
    arrived += 1
    let numbers = task.parts.indices.map { task.firstSubtask.rawValue + $0 }
    tasks[task.id.rawValue] = numbers
    for (position, part) in task.parts.enumerated() {
      let after =
        switch task.shape {
        case .parallel: [] as [Int]
        case .chain: Array(numbers[..<position].suffix(1))
        case .fanOut: position == 0 ? [] : [numbers[0]]
        case .fanIn: position == numbers.count - 1 ? Array(numbers.dropLast()) : []
        }
      parts[numbers[position]] = Part(
        task: task.id.rawValue, kind: part.kind.rawValue, variant: part.variant, after: after)
    }
  }

  private mutating func note(_ succeeded: Bool, of assignment: Assignment, isKnown: Bool) {
    parts[assignment.subtask.rawValue]?.outcomes.append(succeeded)
    learnable += isLearning && isKnown ? 1 : 0
  }

  private mutating func note(_ lesson: Lesson) {
    guard let (assignment, outcome) = postponed else {
      return findings.append("a lesson that nobody put off")
    }
    postponed = nil
    check(
      lesson.subtask == assignment.subtask && lesson.agent == assignment.agent
        && lesson.choice.action == assignment.action
        && lesson.choice.isExploratory == assignment.isExploratory
        && lesson.earlierAttempts == assignment.earlierAttempts && lesson.outcome == outcome
        && lesson.request.kind.rawValue == parts[lesson.subtask.rawValue]?.kind,
      "the lesson of \(assignment.attempt) is another's")
  }

  private mutating func note(_ effect: FleetEffect, after input: FleetInput) {
    switch effect {
    case .start(let assignment): note(assignment)
    case .cancel(let attempt):
      guard let assignment = open.removeValue(forKey: attempt) else {
        return findings.append("\(attempt) was cancelled though it wasn't open")
      }
      if case .agentDown(let agent) = input {
        check(assignment.agent == agent, "\(attempt) was taken from the wrong agent")
        withdrawn += 1
        explored -= assignment.isExploratory ? 1 : 0
      } else {
        check(input == .wake, "\(attempt) was cancelled for no reason")
        overdue += 1
        note(false, of: assignment, isKnown: true)
      }
    case .lesson(let lesson): note(lesson)
    case .record: records += 1
    case .keep, .event, .alert, .readSharedPatterns: break
    case .subtaskEnded(let report): note(report)
    case .taskEnded(let task, let succeeded):
      let results = tasks.removeValue(forKey: task.rawValue)?.map { parts[$0]?.succeeded }
      check(results != nil, "task \(task) ended twice")
      check(results?.contains(nil) == false, "task \(task) ended before its parts")
      check(results?.allSatisfy { $0 == true } == succeeded, "task \(task) ended wrongly")
      if succeeded { self.succeeded += 1 } else { failed += 1 }
    }
  }

  private mutating func note(_ assignment: Assignment) {
    started += 1
    explored += assignment.isExploratory ? 1 : 0
    let (number, attempt) = (assignment.subtask.rawValue, assignment.attempt)
    guard let part = parts[number] else { return findings.append("\(attempt) of no part") }
    check(used.insert(attempt).inserted, "\(attempt) has a name that was used before")
    check(part.succeeded == nil, "part \(number) was started after its end")
    check(!open.values.contains { $0.subtask.rawValue == number }, "part \(number) runs twice")
    check(isLearning || !assignment.isExploratory, "\(attempt) explores with learning off")
    check(isUp[assignment.agent.rawValue], "\(attempt) went to an agent that is down")
    check(
      fleet.kinds[part.kind].variants[part.variant].contains(assignment.agent),
      "\(attempt) went to an agent that may not do it")
    check(part.after.allSatisfy { parts[$0]?.succeeded == true }, "part \(number) came too early")
    check(assignment.earlierAttempts == part.outcomes.count, "\(attempt) miscounts")
    check(part.outcomes.count < mostAttempts, "part \(number) has too many attempts")
    open[attempt] = assignment
  }

  private mutating func note(_ report: SubtaskReport) {
    let number = report.subtask.rawValue
    guard let part = parts[number] else { return findings.append("a report of no part") }
    check(part.succeeded == nil, "part \(number) ended twice")
    check(part.task == report.task.rawValue, "part \(number) ended for another task")
    check(report.attempts == part.outcomes.count, "part \(number) miscounts its attempts")
    check(report.succeeded == (part.outcomes.last ?? false), "part \(number) ended wrongly")
    check(
      report.attempts > 0 || part.after.contains { parts[$0]?.succeeded == false },
      "part \(number) was abandoned for no reason")
    parts[number]?.succeeded = report.succeeded
  }

  /// What the coordinator says of itself must be what was noted.
  mutating func compare(with coordinator: FleetCoordinator) {
    var load = Array(repeating: 0, count: fleet.agents.count)
    for assignment in open.values { load[assignment.agent.rawValue] += 1 }
    check(coordinator.load == load, "load \(coordinator.load) should be \(load)")
    var counts = coordinator.counts
    (counts.tasksArrived, counts.tasksSucceeded) = (arrived, succeeded)
    (counts.tasksFailed, counts.attempts) = (failed, started - withdrawn)
    (counts.explorations, counts.timeouts) = (explored, overdue)
    check(coordinator.counts == counts, "counts \(coordinator.counts) should be \(counts)")
    check(
      arrived == succeeded + failed + coordinator.tasksInFlight, "tasks were lost or invented")
    check(records == learnable, "not everything told was learned from once, or one too many")
  }
}
