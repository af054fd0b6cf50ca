// Inputs as lines. Not here: the other way (`InputLine+Input.swift`).

import FleetModel
import Instants

extension InputLine {
  init(_ input: FleetInput, at now: Instant, in names: FleetNames) {
    func line(_ name: Name) -> InputLine { InputLine(v: Self.version, at: now, input: name) }
    switch input {
    case .started: self = line(.started)
    case .stopped: self = line(.stopped)
    case .wake: self = line(.wake)
    case .taskArrived(let task):
      self = line(.taskArrived)
      self.task = TaskLine(task, in: names)
    case .attemptStarted(let attempt):
      self = line(.attemptStarted)
      self.attempt = attempt.text
    case .attemptEnded(let attempt, let outcome, let lesson):
      self = line(.attemptEnded)
      self.attempt = attempt.text
      self.outcome = OutcomeLine(outcome)
      later = lesson == .later ? true : nil
    case .lesson(let lesson):
      self = line(.lesson)
      self.lesson = LessonLine(lesson, in: names)
    case .experiences(let lessons):
      self = line(.experiences)
      self.lessons = lessons.map { LessonLine($0, in: names) }
    case .agentDown(let agent):
      self = line(.agentDown)
      self.agent = names.agentNames[agent.rawValue]
    case .agentUp(let agent):
      self = line(.agentUp)
      self.agent = names.agentNames[agent.rawValue]
    case .learningSwitched(let on):
      self = line(.learning)
      self.on = on
    case .patternsImported(let patterns):
      self = line(.patternsImported)
      self.patterns = patterns.map { SharedLine($0, in: names) }
    case .reviewed(let agent, let decision):
      self = line(.reviewed)
      self.agent = names.agentNames[agent.rawValue]
      self.decision = decision
    }
  }

  private init(v: Int, at: Instant, input: Name) { (self.v, self.at, self.input) = (v, at, input) }
}

extension TaskLine {
  init(_ task: FleetTask, in names: FleetNames) {
    (id, first) = (task.id.rawValue, task.firstSubtask.rawValue)
    shape = task.shape == .parallel ? nil : task.shape
    parts = task.parts.map { Part($0, in: names) }
  }
}

extension TaskLine.Part {
  init(_ subtask: Subtask, in names: FleetNames) {
    kind = names.kindNames[subtask.kind.rawValue]
    variant = subtask.variant == 0 ? nil : subtask.variant
    capabilities = subtask.capabilities
    (complexity, resources) = (subtask.complexity, subtask.resources)
    timeout = subtask.timeConstraint?.seconds
  }
}

extension OutcomeLine {
  init(_ outcome: Outcome) {
    (success, seconds) = (outcome.succeeded, outcome.service.seconds)
    errors = outcome.errors == 0 ? nil : outcome.errors
    (satisfaction, efficiency) = (outcome.satisfaction, outcome.efficiency)
    (coverage, value) = (outcome.coverage, outcome.value)
    (cause, feedback) = (outcome.cause, outcome.feedback)
  }
}

extension LessonLine {
  init(_ lesson: Lesson, in names: FleetNames) {
    subtask = lesson.subtask.rawValue
    part = TaskLine.Part(lesson.request, in: names)
    agent = names.agentNames[lesson.agent.rawValue]
    action = names.actionKeys[lesson.choice.action.rawValue]
    exploratory = lesson.choice.isExploratory ? true : nil
    propensity = lesson.choice.propensity
    earlier = lesson.earlierAttempts
    retried = lesson.isRetried ? true : nil
    test = lesson.allocation.map { "\($0.test.agent.rawValue).\($0.test.number).\($0.arm)" }
    outcome = OutcomeLine(lesson.outcome)
  }
}

extension AttemptID {
  /// What lines call it, `slot.serial`.
  var text: String { "\(slot).\(serial)" }
}
