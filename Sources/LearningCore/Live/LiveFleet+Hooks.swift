// Hooks around a task, for a program that does tasks one by one (*Architecture*, §4.1): ask before,
// tell after. Not here: fleets that queue attempts at their agents, which speak in inputs and effects
// (`LiveFleet.swift`).

public import FleetModel
public import Instants

/// A fleet is driven by hooks or by inputs, not by both: a hook tells what concerns its own task, and
/// all other effects are let go.
extension LiveFleet {
  /// Begins a task of one part, and says who is to do it and how. The attempt counts as being served from now on.
  ///
  /// - Parameters:
  ///   - kind: The name of one of the fleet's kinds.
  ///   - capabilities: How many it requires, 0 … 1,000.
  ///   - complexity: 0 … 1; `nil` where nobody says.
  ///   - resources: 0 … 1, what there is to do it with; `nil` where nobody says.
  ///   - timeout: How long its requester would wait at most; `nil` where nobody says.
  /// - Throws: ``LiveError/refused(_:)`` for an unknown kind, or one that nobody who is up may do.
  ///   After ``LiveError/store(_:)`` the task may have begun: ``resumed`` has its advice then.
  public func beginTask(
    kind: String, capabilities: Int = 0, complexity: Double? = nil, resources: Double? = nil,
    timeout: Span? = nil, at now: Instant
  ) throws(LiveError) -> Advice {
    let part = TaskLine.Part(
      kind: kind, variant: nil, capabilities: capabilities, complexity: complexity,
      resources: resources, timeout: timeout?.seconds)
    return try driver.withLock { (driver) throws(LiveError) in
      let request: Subtask
      do throws(LineError) {
        request = try part.subtask(in: driver.memory.names, fleet: fleet)
        guard driver.coordinator.hasSomebodyUp(for: request) else {
          throw LineError("kind", "nobody who may do '\(kind)' is up; wait for an agent")
        }
      } catch { throw .refused(error) }
      try driver.wakeIfDue(by: now)
      let progress = driver.memory.progress
      let task = FleetTask(
        id: TaskID(progress.nextTask), firstSubtask: SubtaskID(progress.nextSubtask),
        shape: .parallel, parts: [request])
      try driver.take(.taskArrived(task), at: now)
      guard let open = driver.begun(task.subtask(0)) else {
        preconditionFailure("somebody is up, and nobody was asked")
      }
      driver.tasksInHand[open.subtask] = .some(nil)
      try driver.take(.attemptStarted(open.attempt), at: now)
      try driver.commit()
      driver.drop()
      return advice(open)
    }
  }

  /// Tells how an attempt went, which is learned from, and says what is next.
  ///
  /// An attempt that took longer than the rules allow counts as failed already; what is told of it
  /// then changes nothing.
  public func endTask(
    _ advice: Advice, _ outcome: Outcome, at now: Instant
  ) throws(LiveError) -> TaskStep {
    try driver.withLock { (driver) throws(LiveError) in
      try driver.wakeIfDue(before: now)
      try driver.take(.attemptEnded(advice.attempt, outcome), at: now)
      return try next(after: advice, at: now, &driver)
    }
  }

  /// Says what is next for a task, once a pause is over.
  public func continueTask(_ advice: Advice, at now: Instant) throws(LiveError) -> TaskStep {
    try driver.withLock { (driver) throws(LiveError) in
      try driver.wakeIfDue(by: now)
      return try next(after: advice, at: now, &driver)
    }
  }

  /// Advice for attempts that were open when the store was opened: to be done anew, or to be told as
  /// failed.
  public var resumed: [Advice] { openAttempts.map { advice($0.assignment) } }

  private func advice(_ start: Assignment) -> Advice {
    Advice(
      attempt: start.attempt, subtask: start.subtask, agent: fleet.agents[start.agent.rawValue],
      action: catalogue[start.action], earlierAttempts: start.earlierAttempts,
      isExploratory: start.isExploratory)
  }

  private func next(
    after advice: Advice, at now: Instant, _ driver: inout LiveDriver
  ) throws(LiveError) -> TaskStep {
    let step: TaskStep
    switch driver.coordinator.standing(of: advice.subtask, in: advice.attempt.slot) {
    case .open(let open):
      if !open.isServed { try driver.take(.attemptStarted(open.assignment.attempt), at: now) }
      step = .attempt(self.advice(open.assignment))
    case .pausing(let due): step = .pause(until: due)
    case .parked: step = .nobodyUp
    case .over:
      guard let known = driver.tasksInHand[advice.subtask], let succeeded = known else {
        throw .refused(
          LineError("task", "subtask \(advice.subtask.rawValue) isn't in hand; begin it first"))
      }
      step = .ended(succeeded: succeeded)
    }
    try driver.commit()
    if case .ended = step { driver.tasksInHand[advice.subtask] = nil }
    driver.drop()
    return step
  }
}

extension LiveDriver {
  /// Sees to what fell due: before a decision also what falls due just now, before an outcome only what
  /// was due earlier.
  mutating func wakeIfDue(by now: Instant) throws(LiveError) {
    if let wake = coordinator.nextWake, wake <= now { try take(.wake, at: now) }
  }

  mutating func wakeIfDue(before now: Instant) throws(LiveError) {
    if let wake = coordinator.nextWake, wake < now { try take(.wake, at: now) }
  }

  /// The attempt at a subtask that was just asked for.
  func begun(_ subtask: SubtaskID) -> Assignment? {
    for effect in withheld.reversed() {
      if case .start(let assignment) = effect, assignment.subtask == subtask { return assignment }
    }
    return nil
  }
}
