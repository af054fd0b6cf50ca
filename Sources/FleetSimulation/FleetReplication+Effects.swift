// Carrying out what the coordinator wants done, and counting what comes of it.
// Not here: telling it what happened (`FleetReplication.swift`).

import FleetModel
import GroundTruth
import Instants
import LearningCore
import SimulationKernel

extension FleetReplication {
  mutating func carryOut(_ effect: FleetEffect, in list: inout EventList) {
    switch effect {
    case .start(let assignment): start(assignment, in: &list)
    case .cancel(let attempt): cancel(attempt, in: &list)
    case .lesson(let lesson): postpone(lesson, in: &list)
    case .record(let experience): count(experience)
    case .event(let event): result.lifecycle.count(event)
    case .alert: result.lifecycle.alerts += 1
    case .readSharedPatterns, .keep: break
    case .subtaskEnded(let report): count(report, at: list.now)
    case .taskEnded(let task, let succeeded):
      let day = Int(
        world.workload.days[world.workload.tasks[task.rawValue].firstSubtask.rawValue])
      result.daily.days[day].tasks += 1
      result.daily.days[day].tasksSucceeded += succeeded ? 1 : 0
    }
  }

  private mutating func start(_ assignment: Assignment, in list: inout EventList) {
    let (slot, agent) = (assignment.attempt.slot, assignment.agent.rawValue)
    let work = AttemptInWork(
      attempt: assignment.attempt, subtask: assignment.subtask, agent: assignment.agent,
      action: assignment.action, earlierAttempts: assignment.earlierAttempts)
    // Slots may be skipped: a subtask that waits until somebody is up has one before it starts.
    while attempts.count <= Int(slot) {
      attempts.append(work)
      outcomes.append(Outcome(succeeded: false, service: .zero, errors: 0))
    }
    attempts[Int(slot)] = work
    result.agents[agent].assignments += 1
    result.actions[assignment.action.rawValue] += 1
    let day = min(list.now.day, result.attemptsByDay.count - 1)
    result.attemptsByDay[day] += 1
    result.assignmentsByDay[day][agent] += 1
    result.explorationsByDay[day] += assignment.isExploratory ? 1 : 0
    switch stations[agent].arrive(slot, at: list.now, in: &lines) {
    case .starts: beginService(of: slot, in: &list)
    case .waits:
      result.agents[agent].mostWaiting = max(
        result.agents[agent].mostWaiting, stations[agent].waiting)
    case .refused: preconditionFailure("agents have room without limit")
    }
  }

  /// Draws the attempt's fate at the load that holds now, and tells the coordinator that it began.
  mutating func beginService(of slot: Int32, in list: inout EventList) {
    let work = attempts[Int(slot)]
    let level = world.loadLevel(waiting: stations[work.agent.rawValue].waiting)
    let fate = world.fate(
      of: work.subtask, agent: work.agent, action: work.action, attempt: work.earlierAttempts,
      load: level)
    log?.append(level, of: work.attempt)
    outcomes[Int(slot)] = fate.outcome
    lastSignals[work.subtask.rawValue] = (
      fate.satisfaction ?? .nan, fate.efficiency ?? .nan, fate.value ?? .nan
    )
    list.schedule(
      serviceSlot(of: slot), at: list.now + fate.service, class: EventClass.serviceEnd)
    let input = FleetInput.attemptStarted(work.attempt)
    let before = effects.count
    timer.beginCall()
    coordinator.handle(input, at: list.now, into: &effects, timing: &timer)
    timer.endCall()
    log?.append(input, at: list.now, effects[before...])
    keep(input, at: list.now, from: before)
    if let wake = coordinator.nextWake, list.time(of: Self.wakeSlot) != wake {
      list.move(Self.wakeSlot, to: wake, class: EventClass.wake)
    }
  }

  private mutating func cancel(_ attempt: AttemptID, in list: inout EventList) {
    let slot = attempt.slot
    let agent = attempts[Int(slot)].agent.rawValue
    if stations[agent].removeWaiting(slot, at: list.now, from: &lines) { return }
    list.cancel(serviceSlot(of: slot))
    if let next = stations[agent].serverFreed(at: list.now, from: &lines) {
      beginService(of: next, in: &list)
    }
  }

  private mutating func count(_ experience: TaskExperience) {
    let attempt =
      experience.subtask.rawValue * world.plan.rules.mostAttempts + experience.earlierAttempts
    result.accounting.lessons += 1
    result.accounting.repeatedLessons += learned.mark(attempt) ? 0 : 1
    result.patterns[experience.kind.rawValue][
      strategyOfAction[experience.choice.action.rawValue]
    ].add(succeeded: experience.succeeded)
  }

  private mutating func count(_ report: SubtaskReport, at now: Instant) {
    let number = report.subtask.rawValue
    result.accounting.ends += 1
    result.accounting.repeatedEnds += ended.mark(number) ? 0 : 1
    if now < .start + world.plan.horizon { result.openByDay[now.day] -= 1 }
    let day = Int(world.workload.days[number])
    guard report.attempts > 0 else {
      result.daily.days[day].addNeverStarted()
      return
    }
    let (satisfaction, efficiency, value) = lastSignals[number]
    result.daily.days[day].add(
      SubtaskEnd(
        succeeded: report.succeeded ? 1 : 0, seconds: report.elapsed.seconds,
        attempts: Double(report.attempts), errors: Double(report.errors),
        satisfaction: satisfaction.isNaN ? nil : satisfaction,
        efficiency: efficiency.isNaN ? nil : efficiency, value: value.isNaN ? nil : value),
      world.plan.scoring)
  }
}
