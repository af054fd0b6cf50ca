// Lines as inputs, with all that a line may get wrong. Not here: the other way
// (`InputLine+Writing.swift`).

import FleetModel
import Instants

extension InputLine {
  /// The input that the line says.
  ///
  /// - Throws: For a field that is missing, unknown or out of its range.
  func input(in names: FleetNames, fleet: Fleet) throws(LineError) -> FleetInput {
    guard v == Self.version else {
      throw LineError("v", "this is format \(Self.version), not \(v)")
    }
    switch input {
    case .started: return .started
    case .stopped: return .stopped
    case .wake: return .wake
    case .taskArrived: return .taskArrived(try given(task, "task").task(in: names, fleet: fleet))
    case .attemptStarted: return .attemptStarted(try attemptID())
    case .attemptEnded:
      return .attemptEnded(
        try attemptID(), try given(outcome, "outcome").outcome("outcome"),
        lesson: later == true ? .later : .now)
    case .lesson: return .lesson(try given(lesson, "lesson").lesson(in: names, fleet: fleet))
    case .experiences:
      var read: [Lesson] = []
      for line in try given(lessons, "lessons") {
        read.append(try line.lesson(in: names, fleet: fleet))
      }
      return .experiences(read)
    case .agentDown: return .agentDown(try agentID(in: names))
    case .agentUp: return .agentUp(try agentID(in: names))
    case .learning: return .learningSwitched(on: try given(on, "on"))
    case .patternsImported:
      var read: [SharedPattern] = []
      for line in try given(patterns, "patterns") { read.append(try line.shared(in: names)) }
      return .patternsImported(read)
    case .reviewed:
      return .reviewed(try agentID(in: names), try given(decision, "decision"))
    }
  }

  private func given<Value>(_ value: Value?, _ field: String) throws(LineError) -> Value {
    guard let value else {
      throw LineError(field, "is missing; '\(input.rawValue)' needs it")
    }
    return value
  }

  private func agentID(in names: FleetNames) throws(LineError) -> AgentID {
    try names.agent(try given(agent, "agent"), "agent")
  }

  private func attemptID() throws(LineError) -> AttemptID {
    let text = try given(attempt, "attempt")
    guard let attempt = AttemptID(text) else {
      throw LineError("attempt", "'\(text)' is no attempt; hand back what a start said, as '3.7'")
    }
    return attempt
  }
}

extension TaskLine {
  func task(in names: FleetNames, fleet: Fleet) throws(LineError) -> FleetTask {
    guard (1...FleetTask.mostParts).contains(parts.count) else {
      throw LineError("task.parts", "a task has 1 to \(FleetTask.mostParts) parts")
    }
    guard id >= 0, first >= 0, first <= Int(UInt32.max) else {
      throw LineError("task", "numbers are 0 or more")
    }
    var read: [Subtask] = []
    for part in parts { read.append(try part.subtask(in: names, fleet: fleet)) }
    return FleetTask(
      id: TaskID(id), firstSubtask: SubtaskID(first), shape: shape ?? .parallel, parts: read)
  }
}

extension TaskLine.Part {
  func subtask(in names: FleetNames, fleet: Fleet) throws(LineError) -> Subtask {
    let kindID = try names.kind(kind, "kind")
    let variants = fleet.kinds[kindID.rawValue].variants.count
    guard (0..<variants).contains(variant ?? 0) else {
      throw LineError("variant", "kind '\(kind)' has \(variants)")
    }
    guard (0...1_000).contains(capabilities) else {
      throw LineError("capabilities", "lie in 0 … 1000")
    }
    try LineError.check(share: complexity, "complexity")
    try LineError.check(share: resources, "resources")
    try LineError.check(seconds: timeout, "timeout")
    return Subtask(
      kind: kindID, variant: variant ?? 0, capabilities: capabilities, complexity: complexity,
      resources: resources, timeConstraint: timeout.map { Span(seconds: $0) })
  }
}

extension OutcomeLine {
  func outcome(_ field: String) throws(LineError) -> Outcome {
    try LineError.check(seconds: seconds, "\(field).seconds")
    try LineError.check(share: satisfaction, "\(field).satisfaction")
    try LineError.check(share: efficiency, "\(field).efficiency")
    try LineError.check(share: coverage, "\(field).coverage")
    try LineError.check(share: feedback?.rating, "\(field).feedback.rating")
    guard (0...1_000_000).contains(errors ?? 0), (0...1_000_000).contains(feedback?.issues ?? 0)
    else { throw LineError("\(field).errors", "are 0 … 1000000") }
    guard abs(value ?? 0) <= 1e9 else { throw LineError("\(field).value", "lies in ±1000000000") }
    return Outcome(
      succeeded: success, service: Span(seconds: seconds), errors: errors ?? 0,
      satisfaction: satisfaction, efficiency: efficiency, coverage: coverage, value: value,
      cause: cause, feedback: feedback)
  }
}

extension LessonLine {
  func lesson(in names: FleetNames, fleet: Fleet) throws(LineError) -> Lesson {
    let agentID = try names.agent(agent, "lesson.agent")
    let request = try part.subtask(in: names, fleet: fleet)
    guard fleet.kinds[request.kind.rawValue].eligible.contains(agentID) else {
      throw LineError("lesson.agent", "'\(agent)' may not do '\(part.kind)'")
    }
    guard subtask >= 0, (0..<65_536).contains(earlier) else {
      throw LineError("lesson", "numbers are 0 or more")
    }
    try LineError.check(share: propensity, "lesson.propensity")
    let actionID = try names.action(action, "lesson.action")
    return Lesson(
      subtask: SubtaskID(subtask), request: request, agent: agentID,
      choice: ActionChoice(
        action: actionID, isExploratory: exploratory ?? false, propensity: propensity),
      earlierAttempts: earlier, outcome: try outcome.outcome("lesson.outcome"),
      isRetried: retried ?? false, allocation: try allocation(of: agentID, actionID))
  }

  private func allocation(
    of agent: AgentID, _ action: ActionID
  ) throws(LineError) -> TestAllocation? {
    guard let test else { return nil }
    let numbers = test.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let owner = numbers[0], let number = numbers[1],
      let arm = numbers[2], owner == agent.rawValue, number > 0, arm >= 0
    else {
      throw LineError("lesson.test", "'\(test)' isn't what a lesson said; hand it back as it was")
    }
    return TestAllocation(
      test: ABTestID(agent: agent, number: number), arm: arm, action: action)
  }
}

extension LineError {
  static func check(share: Double?, _ field: String) throws(LineError) {
    guard (0...1).contains(share ?? 0) else { throw LineError(field, "lies in 0 … 1") }
  }

  /// A hundred years at most.
  static func check(seconds: Double?, _ field: String) throws(LineError) {
    guard (0...3.2e9).contains(seconds ?? 0) else { throw LineError(field, "is 0 s … 100 years") }
  }
}

extension AttemptID {
  /// Reads `slot.serial`.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let slot = Int32(parts[0]), slot >= 0, let serial = UInt32(parts[1])
    else { return nil }
    self.init(slot: slot, serial: serial)
  }
}
