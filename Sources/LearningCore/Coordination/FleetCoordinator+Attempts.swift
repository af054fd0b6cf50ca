// An attempt from start to end: time limit, retry, the second question "who".
// Not here: the first question (`FleetCoordinator+Subtasks.swift`), what an attempt teaches
// (`+Lessons`), agents that go down (`+Agents`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// The slot of an attempt that is still wanted; `nil` for one that was cancelled or has ended.
  func slot(of attempt: AttemptID) -> Int32? {
    guard work.isTaken(attempt.slot) else { return nil }
    let item = work[attempt.slot]
    let isOpen = item.phase == .assigned || item.phase == .serving
    return isOpen && item.serial == attempt.serial ? attempt.slot : nil
  }

  mutating func attemptStarted(_ attempt: AttemptID, at now: Instant) {
    guard let slot = slot(of: attempt), work[slot].phase == .assigned else { return }
    work[slot].phase = .serving
    wakes.set(slot, due: now + rules.timeout)
  }

  /// Learns from an attempt or hands out what it teaches, then ends the subtask, retries, or asks
  /// who once more.
  mutating func attemptEnded<Timer: StepTimer>(
    _ slot: Int32, _ outcome: Outcome, lesson time: LessonTime, at now: Instant,
    into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    wakes.clear(slot)
    let agent = work[slot].agent
    load[agent.rawValue] -= 1
    work[slot].attempts += 1
    work[slot].errors += outcome.errors
    work[slot].failuresOnAgent += outcome.succeeded ? 0 : 1
    let retries = !outcome.succeeded && mayRetry(slot)
    let lesson = lesson(of: slot, outcome, isRetried: retries)
    switch time {
    case .now: learn(lesson, at: now, into: &effects, timing: &timer)
    case .later: effects.append(.lesson(lesson))
    }
    if outcome.succeeded {
      end(slot, succeeded: true, at: now, into: &effects, timing: &timer)
    } else if retries {
      pause(slot, at: now, into: &effects, timing: &timer)
    } else if work[slot].asks < 2, work[slot].attempts < rules.mostAttempts {
      work[slot].asks += 1
      work[slot].exhausted = agent
      assign(slot, at: now, into: &effects, timing: &timer)
    } else {
      end(slot, succeeded: false, at: now, into: &effects, timing: &timer)
    }
  }

  /// Whether the action's retry policy leaves the present agent another attempt.
  private func mayRetry(_ slot: Int32) -> Bool {
    let item = work[slot]
    guard let choice = item.choice, item.attempts < rules.mostAttempts else { return false }
    return item.failuresOnAgent <= catalogue[choice.action].retryPolicy.retries
  }

  private mutating func pause<Timer: StepTimer>(
    _ slot: Int32, at now: Instant, into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    guard let choice = work[slot].choice else { preconditionFailure("a retry without a choice") }
    let pause = rules.pause(
      after: work[slot].failuresOnAgent, policy: catalogue[choice.action].retryPolicy)
    work[slot].phase = .pausing
    if pause == .zero {
      resume(slot, at: now, into: &effects, timing: &timer)
    } else {
      wakes.set(slot, due: now + pause)
    }
  }

  /// The next attempt on the same agent, or on another if that one went down meanwhile.
  private mutating func resume<Timer: StepTimer>(
    _ slot: Int32, at now: Instant, into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    guard isUp[work[slot].agent.rawValue] else {
      counts.reassignments += 1
      assign(slot, at: now, into: &effects, timing: &timer)
      return
    }
    timer.begin(.recommend)
    start(slot, at: now, into: &effects, timing: &timer)
    timer.end(.recommend)
  }

  /// Everything that is due: time limits that ran out and pauses that are over.
  mutating func wake<Timer: StepTimer>(
    at now: Instant, into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    while let slot = wakes.next(by: now) {
      if work[slot].phase == .pausing {
        resume(slot, at: now, into: &effects, timing: &timer)
        continue
      }
      // The agent had its time: the attempt failed, and that is an error. Nobody has to say so, so it
      // is learned from at once.
      counts.timeouts += 1
      effects.append(.cancel(AttemptID(slot: slot, serial: work[slot].serial)))
      attemptEnded(
        slot,
        Outcome(succeeded: false, service: rules.timeout, errors: 1, cause: .timeout),
        lesson: .now, at: now,
        into: &effects, timing: &timer)
    }
  }
}
