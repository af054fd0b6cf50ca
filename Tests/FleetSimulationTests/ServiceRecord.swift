// Who served what from when to when, read from a coordinator's log alone.
// Not here: what is expected of it (`ConservationTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore

/// An attempt's way through a fleet.
struct ServedAttempt {
  let assignment: Assignment
  let assigned: Instant
  var began: Instant?
  var ended: Instant?
  var wasCancelled = false
  var outcome: Outcome?
  var serviceOrder = 0

  var served: Int64 {
    guard let began, let ended else { return 0 }
    return (ended - began).nanoseconds
  }
  var waited: Int64 {
    guard let last = began ?? ended else { return 0 }
    return (last - assigned).nanoseconds
  }
}

struct ServiceRecord {
  /// In the order in which they were assigned.
  var attempts: [ServedAttempt] = []
  var ends: [SubtaskReport] = []
  var endedTasks: [TaskID] = []
  var timeouts = 0
  var lastInstant = Instant.start

  init(_ log: CoordinatorLog) {
    var open: [AttemptID: Int] = [:]
    var begun = 0
    for entry in log.entries {
      lastInstant = entry.at
      switch entry.input {
      case .attemptStarted(let attempt):
        guard let place = open[attempt] else { preconditionFailure("\(attempt) isn't open") }
        attempts[place].began = entry.at
        attempts[place].serviceOrder = begun
        begun += 1
      case .attemptEnded(let attempt, let outcome, _):
        guard let place = open.removeValue(forKey: attempt) else {
          preconditionFailure("\(attempt) isn't open")
        }
        attempts[place].ended = entry.at
        attempts[place].outcome = outcome
      default: break
      }
      for effect in entry.effects {
        switch effect {
        case .start(let assignment):
          open[assignment.attempt] = attempts.count
          attempts.append(ServedAttempt(assignment: assignment, assigned: entry.at))
        case .cancel(let attempt):
          guard let place = open.removeValue(forKey: attempt) else {
            preconditionFailure("\(attempt) isn't open")
          }
          attempts[place].ended = entry.at
          attempts[place].wasCancelled = true
          if case .wake = entry.input { timeouts += 1 }
        case .subtaskEnded(let report): ends.append(report)
        case .taskEnded(let task, _): endedTasks.append(task)
        case .lesson, .record, .keep, .event, .alert, .readSharedPatterns: break
        }
      }
    }
    precondition(open.isEmpty, "\(open.count) attempts never ended")
  }
}
