// What a fleet is in the middle of, for whoever drives it anew or asks about one subtask. Not here:
// changing it (`Coordination`).

import FleetModel
import Instants

/// An attempt that was asked for and hasn't ended.
public struct OpenAttempt: Hashable, Sendable {
  public let assignment: Assignment
  /// Whether its agent has begun; else it waits for the agent.
  public let isServed: Bool
}

extension FleetCoordinator {
  /// Attempts that haven't ended, in the order of their slots.
  public var openAttempts: [OpenAttempt] { work.slots.compactMap(openAttempt(in:)) }

  /// Subtasks that are in work, attempted or waiting.
  var openSubtasks: [SubtaskID] {
    work.slots.filter { work.isTaken($0) }.map { work[$0].subtask }
  }

  func openAttempt(in slot: Int32) -> OpenAttempt? {
    guard work.isTaken(slot) else { return nil }
    let item = work[slot]
    guard item.phase == .assigned || item.phase == .serving, let choice = item.choice else {
      return nil
    }
    return OpenAttempt(
      assignment: Assignment(
        attempt: AttemptID(slot: slot, serial: item.serial), subtask: item.subtask,
        agent: item.agent, action: choice.action, earlierAttempts: item.attempts,
        isExploratory: choice.isExploratory),
      isServed: item.phase == .serving)
  }

  /// Where a subtask stands.
  enum Standing {
    case open(OpenAttempt)
    case pausing(until: Instant)
    /// Nobody who may do it is up.
    case parked
    case over
  }

  func standing(of subtask: SubtaskID, in slot: Int32) -> Standing {
    guard work.isTaken(slot), work[slot].subtask == subtask else { return .over }
    if let open = openAttempt(in: slot) { return .open(open) }
    return wakes.due(slot).map { .pausing(until: $0) } ?? .parked
  }

  /// Whether somebody who may do it is up.
  func hasSomebodyUp(for request: Subtask) -> Bool {
    fleet.agents(for: request).contains { isUp[$0.rawValue] }
  }
}
