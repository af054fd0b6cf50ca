// Who plays in the tests of a shared memory, and the moments at which they do.
// Not here: the stores they play on (`StoreMaker.swift`).

import Instants
import SharedMemory

/// Two of one team and swarm, one of another, one of none.
enum Cast {
  static func owner() throws(MemoryError) -> Principal {
    try Principal(agent: "owner", team: "red", swarm: "north")
  }
  static func member() throws -> Principal {
    try Principal(agent: "member", team: "red", swarm: "north")
  }
  static func other() throws -> Principal {
    try Principal(agent: "other", team: "blue", swarm: "south")
  }
  static func loner() throws -> Principal { try Principal(agent: "loner") }

  static func scope(_ level: AccessLevel) throws -> AccessScope {
    try AccessScope(level, team: "red", swarm: "north")
  }
}

extension Instant {
  /// So many seconds after the start.
  static func second(_ seconds: Double) -> Instant { .start + Span(seconds: seconds) }
  static func day(_ days: Int64) -> Instant { .start + Span.days(days) }
}

extension StoreMaker {
  func memory() throws -> SwarmMemory { SwarmMemory(try make()) }
}

extension MemoryError {
  /// The verb of a denial, such as "Read"; `nil` for anything else.
  var deniedVerb: String? {
    if case .denied(let verb, _, _, _) = self { verb } else { nil }
  }
}

/// The verb with which something is denied, `nil` where it is done. Other errors pass.
func denial(_ body: () throws -> Void) throws -> String? {
  do {
    try body()
    return nil
  } catch let error as MemoryError {
    guard let verb = error.deniedVerb else { throw error }
    return verb
  }
}
