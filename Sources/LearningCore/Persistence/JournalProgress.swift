// How far a fleet has come, as its store knows it. Not here: the journal itself (`FleetMemory.swift`).

import FleetModel
import Instants

/// What the inputs that were kept came to: enough to say which input is the next one.
struct JournalProgress: Hashable, Codable, Sendable {
  /// Inputs of a driver's callers; what a driver hands in by itself isn't counted.
  var inputs = 0
  /// When the last input was.
  var last = Instant.start
  /// The least numbers that the next task and its first part may have.
  var nextTask = 0
  var nextSubtask = 0
  /// Whether the driver was asked for what agents share, and hasn't handed it in.
  var awaitsPatterns = false

  mutating func note(_ input: FleetInput, at now: Instant) {
    last = now
    if case .patternsImported = input, awaitsPatterns {
      awaitsPatterns = false
      return
    }
    inputs += 1
    if case .taskArrived(let task) = input {
      nextTask = task.id.rawValue + 1
      nextSubtask = task.firstSubtask.rawValue + task.parts.count
    }
  }
}
