// Everything the coordinator keeps of a subtask from ready to its final outcome.
// Not here: what is done with it (`FleetCoordinator+Subtasks.swift`,
// `FleetCoordinator+Attempts.swift`).

import FleetModel
import Instants

/// A subtask that is ready, waits, is served or pauses.
struct SubtaskInWork: Hashable, Codable, Sendable {
  enum Phase: UInt8, Codable, Sendable {
    /// Nobody eligible is up.
    case parked
    /// Assigned to an agent, which hasn't begun.
    case assigned
    /// Being served.
    case serving
    /// Between two attempts on the same agent.
    case pausing
  }

  let subtask: SubtaskID
  let request: Subtask
  /// The slot of its task's graph, and its position there.
  let task: Int32
  let position: Int
  let ready: Instant

  var phase = Phase.parked
  var agent = AgentID(-1)
  var choice: ActionChoice?
  /// How many attempts drew whether to explore: an attempt that is begun anew has drawn already.
  var attemptsDrawnFor = 0
  /// Distinguishes an attempt from earlier ones in the same slot.
  var serial: UInt32 = 0
  /// Attempts that ended, on any agent, and those that failed on the present one.
  var attempts = 0
  var failuresOnAgent = 0
  var errors = 0
  /// How often "who" was asked because there was a reason to: at first, and after an agent's last
  /// retry.
  var asks = 0
  /// How often it was asked at all: every question has chance of its own.
  var draws: UInt32 = 0
  /// The agent that failed for good, which the second question leaves out where it can.
  var exhausted: AgentID?
}
