// Keeps the write-ahead log short: when it is carried over into the file, and begun anew.
// Not here: what a transaction is (`SQLiteStore.swift`).

import CSQLite

/// How long the log is, and was when this connection last carried it over.
///
/// A class, because SQLite writes to it after each commit, from behind a pointer.
final class LogLength {
  private var pages = 0
  private var pagesAtLast = 0
  private let mostPages: Int
  private let restPages: Int

  /// - Parameters:
  ///   - mostPages: How many pages may be added before a commit carries the log over.
  ///   - restPages: How many before it is carried over where nobody waits.
  init(mostPages: Int, restPages: Int) { (self.mostPages, self.restPages) = (mostPages, restPages) }

  /// Has SQLite tell the length. This must live as long as the connection.
  func follow(_ database: OpaquePointer) {
    // Takes the place of SQLite's own rule, which carries over and never insists.
    sqlite3_wal_hook(
      database,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages = Int(pages)
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Whether it is worth two flushes of the disk to carry the log over while nobody waits.
  func isWorthwhile() -> Bool {
    if pages < pagesAtLast { pagesAtLast = 0 }
    guard pages - pagesAtLast >= restPages else { return false }
    pagesAtLast = pages
    return true
  }

  /// Whether the log should be carried over now, in which of SQLite's modes, and for how long others who
  /// are at work may be waited for.
  func due() -> (mode: Int32, patienceMilliseconds: Int)? {
    if pages < pagesAtLast { pagesAtLast = 0 }  // Somebody has begun it anew.
    guard pages - pagesAtLast >= mostPages else { return nil }
    pagesAtLast = pages
    // The log can begin anew only at a moment when all of it is in the file and nobody reads it. One
    // writer has such moments by itself. Eight have none: in 12 s their log had 2.9 GB. Who insists holds
    // the others off for as long as it takes, the longer the more the log has grown.
    if pages < 2 * mostPages { return (SQLITE_CHECKPOINT_PASSIVE, 0) }
    return (SQLITE_CHECKPOINT_RESTART, pages < 4 * mostPages ? 5 : 100)
  }
}

extension SQLiteConnection {
  /// Carries the log over while nobody waits for a commit.
  borrowing func carryLogOver() {
    guard log.isWorthwhile() else { return }
    wait(atMost: 0)
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    wait(atMost: waitMilliseconds)
  }

  /// Carries the log over into the file when it has grown enough.
  ///
  /// What fails here fails nobody's change: the log holds it, and the next commit tries again or fails.
  borrowing func keepLogShort() {
    guard let (mode, patience) = log.due() else { return }
    wait(atMost: patience)
    let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    wait(atMost: waitMilliseconds)
    // Another is at it already, or reads. The log grows more slowly if we pause.
    if patience > 0, code == SQLITE_BUSY { sqlite3_sleep(10) }
  }
}
