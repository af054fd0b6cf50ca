// One live fleet for a store at a time. Not here: SQLite's own locks, which hold for a transaction.

import Foundation

/// Holds a store's file for one process, by a lock file beside it. The lock goes with the process, however
/// it ends.
struct StoreLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// - Throws: ``MissingFile`` where another has it, or the lock can't be made.
  init(for store: String) throws(MissingFile) {
    path = store + "-lock"
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard opened >= 0 else {
        throw MissingFile(store, "can't be locked: \(String(cString: strerror(errno)))")
      }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        close(opened)
        throw MissingFile(
          store, "is in use by another live fleet; end that one, or name another file")
      }
      // Whoever had it before may have removed the file that was just opened.
      var (held, there) = (stat(), stat())
      if fstat(opened, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino {
        descriptor = opened
        return
      }
      close(opened)
    }
  }

  borrowing func whileHeld<Answer>(_ body: () throws -> Answer) rethrows -> Answer { try body() }

  deinit {
    unlink(path)
    close(descriptor)
  }
}
