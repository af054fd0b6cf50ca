// An event's text. Not here: when events happen (`Lifecycle`), rows of them (`Persistence`).

import FleetModel
import JSONLines

/// What stands in a line, and in a store's payload, about an event; fields of other types are left out.
struct EventLine: Codable {
  var type: LearningEventType
  var agent: String
  var subtask: Int?
  var action: String?
  var reward: Double?
  /// In percent, windowed and by the documents' figure; the whole is in the agent's `improvement`.
  var percent: Double?
  var documentedPercent: Double?
  var targetAchieved: Bool?
  var pattern: PatternLine?
  var from: String?
  var to: String?
  var strategy: String?
  var reason: StrategyChange.Reason?
  var test: ABTest?
  var failure: FailurePattern?
  var rollback: RollbackEvent?

  init(_ event: LearningEvent, in names: FleetNames) {
    type = event.type
    agent = names.agentNames[event.agent.rawValue]
    switch event {
    case .training(_, let subtask, let action, let reward):
      self.subtask = subtask.rawValue
      self.action = names.actionKeys[action.rawValue]
      self.reward = reward
    case .improvement(_, let improvement):
      percent = improvement.percent.map { ($0 * 1e4).rounded() / 1e4 }
      documentedPercent = improvement.documentedPercent.map { ($0 * 1e4).rounded() / 1e4 }
      targetAchieved = improvement.targetAchieved
    case .patternDiscovered(_, let pattern): self.pattern = PatternLine(pattern, in: names)
    case .strategyChanged(_, let change):
      from = names.actionKeys[change.from.rawValue]
      to = names.actionKeys[change.to.rawValue]
      (strategy, reason) = (change.strategy, change.reason)
    case .testStarted(_, let test), .testCompleted(_, let test): self.test = test
    case .failureDetected(_, let failure): self.failure = failure
    case .patternShared(_, let shared): pattern = PatternLine(shared.pattern, in: names)
    case .rollback(_, let rollback): self.rollback = rollback
    }
  }
}
