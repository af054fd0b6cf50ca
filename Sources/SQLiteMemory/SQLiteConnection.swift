// Owns one `sqlite3 *`; nothing else opens or closes one.
// Not here: whose file it is (`Opening.swift`), waiting (`Settings.swift`), prepared statements
// (`SQLiteStatement.swift`).

import CSQLite
import SharedMemory

/// An open database, neither copyable nor `Sendable`: one owner, one thread.
struct SQLiteConnection: ~Copyable {
  let handle: OpaquePointer
  let log: LogLength
  /// How long others may hold the file.
  let waitMilliseconds: Int

  /// Opens the file, or makes one, without a look inside.
  init(_ place: Place, _ options: OpeningOptions) throws(MemoryError) {
    let path = place.path
    var opened: OpaquePointer?
    let mode =
      options.isReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    // One thread holds it, so SQLite needs no locks of its own; codes come in full.
    let flags = mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &opened, flags, options.disk)
    guard code == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }  // A failed open still hands out a handle.
      throw SQLiteFailure(code, on: opened).error(doing: "opening \(path)")
    }
    handle = opened
    waitMilliseconds = options.waitMilliseconds
    log = LogLength(mostPages: options.checkpointPages, restPages: options.restPages)
    log.follow(handle)
    wait(atMost: waitMilliseconds)
  }

  // Statements are finalised first, so that this closes the file and not only the name for it.
  deinit { sqlite3_close_v2(handle) }

  /// Runs SQL that has no parameters and whose answer doesn't matter.
  borrowing func run(_ sql: String, doing: String) throws(MemoryError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteFailure(code, on: handle).error(doing: doing) }
  }

  /// The rows that a piece of SQL without parameters gives.
  borrowing func answers(
    _ sql: String, doing: String
  ) throws(MemoryError) -> [[MemoryValue]] {
    try SQLiteStatement(sql, on: handle, doing: doing).rows(doing: doing)
  }

  /// The integer that a piece of SQL without parameters gives; 0 where it gives none.
  borrowing func number(_ sql: String, doing: String) throws(MemoryError) -> Int64 {
    guard case .integer(let number)? = try answers(sql, doing: doing).first?.first else { return 0 }
    return number
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
