// What a fleet's coordinator answers, as one line of JSON. Not here: what it is told
// (`InputLine.swift`), records, which go to the store, the format for people (`docs/live.md`).

import FleetModel
import Instants
import JSONLines

/// One effect in names; fields that an effect has no use for are left out.
struct EffectLine: Codable {
  var v = InputLine.version
  var at: Instant
  var effect: Name
  var attempt: String?
  var task: Int?
  var subtask: Int?
  var agent: String?
  var action: String?
  var strategy: String?
  var parallelization: Double?
  var retry: String?
  var earlier: Int?
  var exploratory: Bool?
  var success: Bool?
  /// From ready to the final outcome.
  var seconds: Double?
  var attempts: Int?
  var errors: Int?
  var lesson: LessonLine?
  var event: EventLine?
  var alert: RollbackAlert?
  /// The number of the input that is acknowledged, from 1: all that it brought is in the store.
  var input: Int?
  /// When the coordinator wants a `wake` if nothing happens before, in nanoseconds.
  var wake: Instant?
  /// Why a line was refused, and which of its fields it is about; nothing came of it.
  var field: String?
  var error: String?
  /// The line that is acknowledged or refused, among those that this program was given, from 1.
  var line: Int?

  enum Name: String, Codable, CaseIterable {
    case start, cancel, lesson, event, alert
    case subtaskEnded = "subtask_ended"
    case taskEnded = "task_ended"
    case acknowledged, refused
  }

  init(_ effect: Name, at now: Instant) { (self.effect, at) = (effect, now) }

  /// The line of an effect; `nil` for those that a driver itself sees to.
  init?(
    _ effect: FleetEffect, at now: Instant, in names: FleetNames, catalogue: ActionCatalogue
  ) {
    switch effect {
    case .start(let start):
      self.init(.start, at: now)
      let action = catalogue[start.action]
      attempt = start.attempt.text
      subtask = start.subtask.rawValue
      agent = names.agentNames[start.agent.rawValue]
      self.action = names.actionKeys[start.action.rawValue]
      (strategy, parallelization) = (action.strategy, action.parallelization)
      retry = action.retryPolicy.rawValue
      earlier = start.earlierAttempts
      exploratory = start.isExploratory
    case .cancel(let id):
      self.init(.cancel, at: now)
      attempt = id.text
    case .lesson(let lesson):
      self.init(.lesson, at: now)
      self.lesson = LessonLine(lesson, in: names)
    case .subtaskEnded(let report):
      self.init(.subtaskEnded, at: now)
      (subtask, task, success) = (report.subtask.rawValue, report.task.rawValue, report.succeeded)
      (seconds, attempts, errors) = (report.elapsed.seconds, report.attempts, report.errors)
      agent = report.agent.map { names.agentNames[$0.rawValue] }
    case .taskEnded(let id, let succeeded):
      self.init(.taskEnded, at: now)
      (task, success) = (id.rawValue, succeeded)
    case .event(let event):
      self.init(.event, at: now)
      self.event = EventLine(event, in: names)
    case .alert(let agent, let alert):
      self.init(.alert, at: now)
      self.agent = names.agentNames[agent.rawValue]
      self.alert = alert
    case .record, .keep, .readSharedPatterns: return nil
    }
  }
}
