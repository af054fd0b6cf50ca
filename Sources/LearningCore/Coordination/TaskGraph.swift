// A task decomposed: which part waits for which, and how far it has come.
// Not here: who does the parts (`FleetCoordinator+Subtasks.swift`), a task's shape
// (`FleetModel/FleetTask.swift`).

import FleetModel

/// The graph of one task's parts, as sets of positions in 64 bits.
struct TaskGraph: Hashable, Codable, Sendable {
  let task: FleetTask
  /// Parts that are done, failed, or were handed out for work.
  private var done: UInt64 = 0
  private var failed: UInt64 = 0
  private var released: UInt64 = 0

  init(_ task: FleetTask) { self.task = task }

  private var all: UInt64 { .max >> UInt64(64 - task.parts.count) }
  var hasEnded: Bool { done | failed == all }
  var hasSucceeded: Bool { done == all }

  private func predecessors(of position: Int) -> UInt64 {
    task.shape.predecessors(of: position, among: task.parts.count)
  }

  private func isUntouched(_ position: Int) -> Bool {
    (done | failed | released) >> UInt64(position) & 1 == 0
  }

  /// Takes out the first part that waits for nothing any more; `nil` when there is none.
  mutating func release() -> Int? {
    for position in task.parts.indices where isUntouched(position) {
      if predecessors(of: position) & ~done == 0 {
        released |= 1 << UInt64(position)
        return position
      }
    }
    return nil
  }

  /// Takes out the first part that can't be done any more, since one before it failed.
  mutating func abandon() -> Int? {
    for position in task.parts.indices where isUntouched(position) {
      if predecessors(of: position) & failed != 0 {
        failed |= 1 << UInt64(position)
        return position
      }
    }
    return nil
  }

  mutating func end(_ position: Int, succeeded: Bool) {
    if succeeded { done |= 1 << UInt64(position) } else { failed |= 1 << UInt64(position) }
  }
}
