// What a fleet's coordinator is told, as one line of JSON: the live protocol's input and the journal's
// entry are the same. Not here: what is answered (`EffectLine.swift`), reading lines of a stream
// (`Live`), the format for people (`docs/live.md`).

import FleetModel
import Instants
import JSONLines

/// One input with its instant, in names; fields that an input has no use for are left out.
struct InputLine: Codable {
  /// The format's version.
  static let version = 1

  var v: Int
  var at: Instant
  var input: Name
  var task: TaskLine?
  var attempt: String?
  var outcome: OutcomeLine?
  /// Whether what the attempt teaches comes later, by a line of its own.
  var later: Bool?
  var lesson: LessonLine?
  var lessons: [LessonLine]?
  var agent: String?
  var on: Bool?
  var patterns: [SharedLine]?
  var decision: ReviewDecision?

  enum Name: String, Codable, CaseIterable {
    case started, stopped
    case taskArrived = "task_arrived"
    case attemptStarted = "attempt_started"
    case attemptEnded = "attempt_ended"
    case lesson
    case experiences
    case agentDown = "agent_down"
    case agentUp = "agent_up"
    case learning
    case patternsImported = "patterns_imported"
    case reviewed
    case wake
  }
}

struct TaskLine: Codable {
  var id: Int
  /// The number of the first part; the others follow it.
  var first: Int
  var shape: TaskShape?
  var parts: [Part]

  struct Part: Codable {
    var kind: String
    var variant: Int?
    var capabilities: Int
    var complexity: Double?
    var resources: Double?
    /// In seconds.
    var timeout: Double?
  }
}

struct OutcomeLine: Codable {
  var success: Bool
  /// How long the agent served the attempt.
  var seconds: Double
  var errors: Int?
  var cause: FailureCause?
  var satisfaction: Double?
  var efficiency: Double?
  var coverage: Double?
  var value: Double?
  var feedback: LearningFeedback?
}

/// A lesson as it was handed out, to be handed back.
struct LessonLine: Codable {
  var subtask: Int
  var part: TaskLine.Part
  var agent: String
  var action: String
  var exploratory: Bool?
  var propensity: Double?
  var earlier: Int
  var retried: Bool?
  /// The place in an A/B test that the attempt was made for, `agent.test.arm` in numbers.
  var test: String?
  var outcome: OutcomeLine
}
