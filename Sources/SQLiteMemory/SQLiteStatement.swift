// Owns one `sqlite3_stmt *`; nothing else prepares or finalises one.
// Not here: the SQL (`TableSQL.swift`, `QueryShape.swift`), keeping statements (`StatementCache.swift`).

import CSQLite
import SharedMemory

/// SQL that is compiled once and run with changing parameters.
///
/// A class, because it stands in arrays that grow, and is finalised when the last of them lets go.
final class SQLiteStatement {
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ sql: String, on database: OpaquePointer, doing: String) throws(MemoryError) {
    var prepared: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = sqlite3_prepare_v3(database, sql, -1, flags, &prepared, nil)
    guard code == SQLITE_OK, let prepared else {
      throw SQLiteFailure(code, on: database).error(doing: doing)
    }
    (handle, self.database) = (prepared, database)
  }

  deinit { sqlite3_finalize(handle) }

  /// Gives the parameters their values, from the first on. Each of them must be given each time.
  func bind(_ values: [MemoryValue]) {
    precondition(values.count == Int(sqlite3_bind_parameter_count(handle)), "parameters don't fit")
    for (position, value) in zip(Int32(1)..., values) {
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, position)
        case .integer(let number): sqlite3_bind_int64(handle, position, number)
        case .real(let number): sqlite3_bind_double(handle, position, number)
        case .text(let text): bind(text, at: position)
        }
      precondition(code == SQLITE_OK, "parameter \(position) of \(values.count): code \(code)")
    }
  }

  private func bind(_ text: String, at position: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else {
        return fleetlab_bind_text(handle, position, "", 0)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        fleetlab_bind_text(handle, position, $0, Int32(bytes.count))
      }
    }
  }

  /// Runs it to its end, whatever rows it gives; `nil` means that it did.
  func run() -> SQLiteFailure? {
    defer { sqlite3_reset(handle) }
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return nil }
      if code != SQLITE_ROW { return SQLiteFailure(code, on: database) }
    }
  }

  /// Runs it and collects its rows.
  func rows(doing: String) throws(MemoryError) -> [[MemoryValue]] {
    defer { sqlite3_reset(handle) }
    var rows: [[MemoryValue]] = []
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else {
        throw SQLiteFailure(code, on: database).error(doing: doing)
      }
      rows.append((0..<sqlite3_column_count(handle)).map(value))
    }
  }

  private func value(at column: Int32) -> MemoryValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))  // After the text, which it may move.
      return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    default: return .null  // The tables are strict, so there are no blobs.
    }
  }
}
