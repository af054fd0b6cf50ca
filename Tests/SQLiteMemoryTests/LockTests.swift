// A file that another holds: waited for, then a typed error, and never half a change.
// Not here: those who take turns (`CrowdTests.swift`).

import Foundation
import SQLiteMemory
import SharedMemory
import Testing

struct LockTests {
  /// All the ways to change something.
  private enum Call: CaseIterable {
    case transaction, put, insert, remove, removeRows

    func run(on store: SQLiteStore) throws(MemoryError) {
      switch self {
      case .transaction:
        try store.transaction { () throws(MemoryError) in
          try store.put(Sample.event("a"), into: EventRecord.table)
        }
      case .put: try store.put(Sample.event("b"), into: EventRecord.table)
      case .insert: try store.insert(Sample.entry("c"), into: MemoryEntry.table)
      case .remove: try store.remove([.text("c"), .text("default")], from: MemoryEntry.table)
      case .removeRows: try store.removeRows(MemoryQuery(MemoryEntry.table))
      }
    }
  }

  private let file = MemoryFile()

  @Test("who waits in vain is told so, and can try again")
  func held() throws {
    let store = try SQLiteStore(path: file.path, waitMilliseconds: 50)
    let other = try RawDatabase(file.path)
    try other.run("BEGIN IMMEDIATE")
    for call in Call.allCases {
      let error = #expect(throws: MemoryError.self) { try call.run(on: store) }
      guard case .busy(let text)? = error else {
        Issue.record("\(call): \(error as Any)")
        continue
      }
      #expect(text.contains("let it finish, or wait longer"))
    }
    #expect(try store.entryKeys() == [], "reading needs no lock")
    try other.run("COMMIT")
    for call in Call.allCases { try call.run(on: store) }
    #expect(try store.count(MemoryQuery(EventRecord.table)) == 2)
    #expect(try store.entryKeys() == [])
  }

  @Test("who waits long enough gets its turn")
  func released() throws {
    let path = file.path
    try SQLiteStore(path: path).close()
    let other = try RawDatabase(path)
    try other.run("BEGIN IMMEDIATE; INSERT INTO events VALUES ('e', 't', 'p', 1, 's', 0, NULL)")
    let (written, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let thread = Thread {
      defer { done.signal() }
      do {
        let store = try SQLiteStore(path: path)
        written.signal()
        try store.put(Sample.entry("a"), into: MemoryEntry.table)
      } catch {
        Issue.record("\(error)")
      }
    }
    thread.start()
    written.wait()
    #expect(done.wait(timeout: .now() + 0.2) == .timedOut, "it doesn't wait")
    try other.run("COMMIT")
    #expect(done.wait(timeout: .now() + 20) == .success)
    #expect(try SQLiteStore(path: path).entryKeys() == ["a"])
  }

  @Test("a file locked as a whole can't be opened, and isn't waited for without end")
  func exclusive() throws {
    try SQLiteStore(path: file.path).close()
    let other = try RawDatabase(file.path)
    try other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")
    let error = #expect(throws: MemoryError.self) {
      try SQLiteStore(path: file.path, waitMilliseconds: 50)
    }
    guard case .busy? = error else {
      Issue.record("\(error as Any)")
      return
    }
  }

  /// The log can't begin anew under a reader, so it grows; commits only try for a moment.
  @Test("a reader that stays holds no writer up, and sees what it saw")
  func longReader() throws {
    var options = OpeningOptions()
    options.checkpointPages = 20
    let writer = try SQLiteStore(path: file.path, options)
    let reader = try SQLiteStore(reading: file.path)
    let seen = try reader.transaction { () throws(MemoryError) in
      let before = try reader.count(MemoryQuery(MemoryEntry.table))
      for number in 0..<50 { try writer.put(Sample.entry("\(number)"), into: MemoryEntry.table) }
      return [before, try reader.count(MemoryQuery(MemoryEntry.table))]
    }
    #expect(seen == [0, 0])
    #expect(try reader.count(MemoryQuery(MemoryEntry.table)) == 50)
    let grown = try #require(file.size("-wal"))
    for number in 50..<100 { try writer.put(Sample.entry("\(number)"), into: MemoryEntry.table) }
    // Else it would be twice as long.
    #expect(try #require(file.size("-wal")) < grown * 3 / 2, "the log isn't begun anew")
  }
}
