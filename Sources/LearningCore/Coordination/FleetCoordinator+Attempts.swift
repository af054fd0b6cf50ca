// An attempt from start to end: time limit, learning, retry, the second question "who".
// Not here: the first question (`FleetCoordinator+Subtasks.swift`), agents that go down
// (`+Agents`).

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

  /// Learns from an attempt, then ends the subtask, retries, or asks who once more.
  mutating func attemptEnded<Timer: StepTimer>(
    _ slot: Int32, _ outcome: Outcome, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    wakes.clear(slot)
    let agent = work[slot].agent
    load[agent.rawValue] -= 1
    work[slot].attempts += 1
    work[slot].errors += outcome.errors
    work[slot].failuresOnAgent += outcome.succeeded ? 0 : 1
    let retries = !outcome.succeeded && mayRetry(slot)
    if isLearning {
      timer.begin(.learn)
      learn(from: outcome, slot, retries: retries, at: now, into: &effects)
      timer.end(.learn)
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

  private mutating func learn(
    from outcome: Outcome, _ slot: Int32, retries: Bool, at now: Instant,
    into effects: inout [FleetEffect]
  ) {
    let item = work[slot]
    guard let choice = item.choice else { preconditionFailure("an attempt without a choice") }
    let state = TaskState(of: item.request, attempts: item.attempts - 1, features: features)
    let again = TaskState(of: item.request, attempts: item.attempts, features: features)
    let reward = rewards.reward(for: outcome)
    let next = engines[engineIndex(of: item.agent)].learn(
      from: state, action: choice.action, reward: reward, next: retries ? again : nil)
    selection.observe(outcome, of: item.agent, on: item.request)
    effects.append(
      .record(
        TaskExperience(
          subtask: item.subtask, kind: item.request.kind, agent: item.agent, state: state.key,
          choice: choice, reward: reward, next: next?.key, at: now)))
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
    start(slot, into: &effects)
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
      // The agent had its time: the attempt failed, and that is an error.
      counts.timeouts += 1
      effects.append(.cancel(AttemptID(slot: slot, serial: work[slot].serial)))
      attemptEnded(
        slot, Outcome(succeeded: false, service: rules.timeout, errors: 1), at: now,
        into: &effects, timing: &timer)
    }
  }
}
