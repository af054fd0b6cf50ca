// What runs that were killed left beside a place: found by name, known to be dead by their lock.
// Not here: how living runs write (`OutputFolder.swift`).

import Foundation

enum Leftovers {
  /// Sets right what an earlier run left: removes what it began to write, and brings back what it
  /// was about to replace.
  ///
  /// - Throws: ``OutputError/beingWritten(_:)`` when such a run is still alive.
  static func settle(_ place: OutputPlace) throws(OutputError) {
    let partial = try siblings(of: place, "partial")
    for (path, process) in partial where isAlive(path, process) { throw .beingWritten(place.path) }
    for (path, _) in partial { try Entries.remove(path) }
    for (path, _) in try siblings(of: place, "replaced") {
      if FileKind(at: place.path) == .nothing {
        try Entries.rename(path, to: place.path)
      } else {
        try Entries.remove(path)
      }
    }
  }

  private static func siblings(
    of place: OutputPlace, _ role: String
  ) throws(OutputError) -> [(path: String, process: pid_t)] {
    let prefix = ".\(place.name).\(role)-"
    let folder = place.parent.isEmpty ? "/" : place.parent
    return try Entries.names(in: folder).compactMap { name in
      guard name.hasPrefix(prefix), let process = pid_t(name.dropFirst(prefix.count)),
        process > 0
      else { return nil }
      return (place.parent + "/" + name, process)
    }
  }

  /// The lock decides, since a process number can mean another process by now, or nothing in
  /// another container; the number decides only where files can't be locked.
  private static func isAlive(_ path: String, _ process: pid_t) -> Bool {
    guard let descriptor = try? Descriptor(existing: path) else { return false }
    switch descriptor.lock() {
    case .taken: return false
    case .heldByAnother: return true
    case .unsupported: return process != getpid() && (kill(process, 0) == 0 || errno == EPERM)
    }
  }
}
