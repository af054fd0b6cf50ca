// A memory's file of a test's own, and a look at it past the store. Not here: what should be in it.

import CSQLite
import Foundation
import SQLiteMemory
import SharedMemory

/// A path in a folder of its own, which goes when the test does.
final class MemoryFile {
  let folder: String
  var path: String { folder + "/memory.db" }

  init() {
    var name = Array((NSTemporaryDirectory() + "/fleetlab-memory-XXXXXX").utf8CString)
    precondition(mkdtemp(&name) != nil, "no folder for a test's memory")
    folder = String(decoding: name.dropLast().map(UInt8.init), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var bytes: Data { FileManager.default.contents(atPath: path) ?? Data() }

  /// Bytes of one of the files beside it, such as "-wal"; `nil` without one.
  func size(_ suffix: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  /// Runs SQL past the store and returns its rows, values as texts.
  @discardableResult
  func sql(_ text: String) throws -> [[String]] {
    let database = try RawDatabase(path)
    return try database.run(text)
  }
}

/// A connection as any other program would have it.
final class RawDatabase {
  struct Failure: Error { let message: String }
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure(message: "can't open") }
  }

  deinit { sqlite3_close(handle) }

  @discardableResult
  func run(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    let code = withUnsafeMutablePointer(to: &rows) { rows in
      sqlite3_exec(
        handle, text,
        { rows, count, values, _ in
          let row = (0..<Int(count)).map { values?[$0].map { String(cString: $0) } ?? "NULL" }
          rows?.assumingMemoryBound(to: [[String]].self).pointee.append(row)
          return 0
        }, rows, nil)
    }
    guard code == SQLITE_OK else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
    return rows
  }
}

/// Rows that tests write.
enum Sample {
  static let text = String(repeating: "x", count: 200)

  static func entry(
    _ key: String, partition: String = "default", value: String = text, expiresAt: Int64? = nil
  ) -> [MemoryValue] {
    [
      .text(key), .text(partition), .text(value), .null, .integer(1),
      expiresAt.map(MemoryValue.integer) ?? .null, .text("owner"), .text("private"), .null, .null,
    ]
  }

  static func event(_ id: String) -> [MemoryValue] {
    [.text(id), .text("type"), .text(text), .integer(1), .text("source"), .integer(0), .null]
  }

  static func pattern(_ id: String, _ pattern: String) -> [MemoryValue] {
    [
      .text(id), .text(pattern), .real(0.5), .integer(0), .null, .integer(0), .null, .integer(1),
    ]
  }
}

extension SQLiteStore {
  /// Keys of all entries, sorted.
  func entryKeys() throws(MemoryError) -> [String] {
    try rows(MemoryQuery(MemoryEntry.table)).map { row in
      if case .text(let key) = row[0] { key } else { "" }
    }
  }
}
