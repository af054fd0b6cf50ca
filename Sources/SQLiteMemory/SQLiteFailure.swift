// What SQLite's codes mean to the owner of a memory. Not here: the errors (`MemoryError.swift`).

import CSQLite
import SharedMemory

/// A code other than success, with SQLite's words for it.
struct SQLiteFailure {
  /// With the details in the upper bits.
  let code: Int32
  let message: String

  init(_ code: Int32, on database: OpaquePointer?) {
    self.code = code
    let words = database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    message = words.map { String(cString: $0) } ?? "no memory left"
  }

  /// Another is at work on the file, and was for longer than we wait.
  var isBusy: Bool { [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL].contains(code & 0xFF) }

  /// A rule of the table refused one row; the transaction around it can go on.
  var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

  /// The columns of "UNIQUE constraint failed: patterns.pattern", or none.
  var columns: [String] {
    let unique = "UNIQUE constraint failed: "
    guard message.hasPrefix(unique) else { return [] }
    return message.dropFirst(unique.count).split(separator: ",").map { name in
      String(name.split(separator: ".").last ?? "")
    }
  }

  /// - Parameter doing: Such as "opening /a/b".
  func error(doing: String) -> MemoryError {
    if isBusy {
      return .busy(
        "\(doing): another has held the file for longer than this store waits; "
          + "let it finish, or wait longer (SQLite: \(message))")
    }
    return .failed(doing: doing, code: code, message: message + advice)
  }

  /// What would help, where that can be said.
  private var advice: String {
    switch code & 0xFF {
    case SQLITE_FULL: "; nothing of the change was kept: make room, then try again"
    case SQLITE_NOTADB: "; give the path of a memory (or, for a new one, of nothing yet)"
    case SQLITE_CORRUPT: "; restore the file from a copy"
    case SQLITE_CANTOPEN: "; the folder must exist, and be writable for the file and its log"
    case SQLITE_READONLY: "; open it for writing, as a user who may write the file and its folder"
    default: ""
    }
  }
}
