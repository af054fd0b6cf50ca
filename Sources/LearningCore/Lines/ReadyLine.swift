// The first line that a live fleet answers with: who it is and where it stands. Not here: the lines
// after it (`EffectLine.swift`).

import FleetModel
import Instants

struct ReadyLine: Codable {
  struct ActionLine: Codable {
    var action: String
    var strategy: String
    var parallelization: Double
    var retry: String
  }

  struct OpenLine: Codable {
    var attempt: String
    var subtask: Int
    var agent: String
    var action: String
    var earlier: Int
    var exploratory: Bool
    /// Whether its agent has begun.
    var served: Bool
  }

  var v = InputLine.version
  var at: Instant
  var effect = "ready"
  /// Name and version of the program.
  var program: String
  var agents: [String]
  var kinds: [String]
  var actions: [ActionLine]
  var resumed: Bool
  /// Inputs that the store holds: the next one has the number after it.
  var inputs: Int
  var nextTask: Int
  var nextSubtask: Int
  var wake: Instant?
  /// Attempts that were asked for and haven't ended.
  var open: [OpenLine]

  private enum CodingKeys: String, CodingKey {
    case v, at, effect, program, agents, kinds, actions, resumed, inputs
    case nextTask = "next_task"
    case nextSubtask = "next_subtask"
    case wake, open
  }

  init(_ driver: borrowing LiveDriver, program: String) {
    let (names, progress) = (driver.memory.names, driver.memory.progress)
    self.program = program
    (agents, kinds) = (names.agentNames, names.kindNames)
    actions = driver.coordinator.catalogue.actions.map {
      ActionLine(
        action: $0.key, strategy: $0.strategy, parallelization: $0.parallelization,
        retry: $0.retryPolicy.rawValue)
    }
    (at, resumed, inputs) = (progress.last, driver.isResumed, progress.inputs)
    (nextTask, nextSubtask) = (progress.nextTask, progress.nextSubtask)
    wake = driver.coordinator.nextWake
    open = driver.coordinator.openAttempts.map { attempt in
      let start = attempt.assignment
      return OpenLine(
        attempt: start.attempt.text, subtask: start.subtask.rawValue,
        agent: names.agentNames[start.agent.rawValue],
        action: names.actionKeys[start.action.rawValue], earlier: start.earlierAttempts,
        exploratory: start.isExploratory, served: attempt.isServed)
    }
  }
}
