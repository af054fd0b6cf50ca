// Whose file it is, how it is brought up to date, and what every connection is set to.
// Not here: the schema (`SchemaTests.swift`), a file that another holds (`LockTests.swift`).

import CSQLite
import Foundation
import SQLiteMemory
import SharedMemory
import Testing

struct OpeningTests {
  private let file = MemoryFile()

  private func options(_ migrations: [Migration]) -> OpeningOptions {
    var options = OpeningOptions()
    options.migrations = migrations
    options.now = 42
    return options
  }

  private let next = Migration(
    name: "0003-test", sql: "ALTER TABLE sessions ADD COLUMN mood TEXT; DELETE FROM events;")

  @Test("an old file is brought up to date once, and its rows stay")
  func upgrade() throws {
    let old = try SQLiteStore(path: file.path)
    try old.put(Sample.entry("a"), into: MemoryEntry.table)
    old.close()
    for _ in 0..<2 {
      let store = try SQLiteStore(path: file.path, options(Migration.all + [next]))
      #expect(try store.entryKeys() == ["a"])
      store.close()
      let steps = try file.sql("SELECT name, applied_at FROM schema_migrations ORDER BY rowid")
      #expect(
        steps == [["0001-fifteen-tables", "0"], ["0002-journal", "0"], ["0003-test", "42"]])
      #expect(try file.sql("PRAGMA user_version") == [["3"]])
    }
  }

  @Test("an old file's journal, which was entries, goes on as pieces of its table")
  func journalMoves() throws {
    let old = try SQLiteStore(path: file.path, options([Migration.all[0]]))
    try old.put(Sample.entry("phase2/fleet/state"), into: MemoryEntry.table)
    // As its program wrote them: twelve digits below a prefix, in the partition of learning.
    for number in [9, 10, 11] {
      let digits = String(repeating: "0", count: number < 10 ? 11 : 10) + "\(number)"
      let entry = MemoryEntry(
        key: "phase2/fleet/journal/" + digits, partition: "learning", value: "line \(number)\n",
        createdAt: 1, owner: "system")
      try old.put(entry.row, into: MemoryEntry.table)
    }
    old.close()
    let store = try SQLiteStore(path: file.path)
    #expect(try store.entryKeys() == ["phase2/fleet/state"])
    let pieces = try store.rows(MemoryQuery(JournalRecord.table)).map(JournalRecord.init)
    #expect(pieces == [9, 10, 11].map { JournalRecord(number: $0, lines: "line \($0)\n") })
    try store.check()
  }

  @Test("a migration that fails leaves the file as it was")
  func failedUpgrade() throws {
    try SQLiteStore(path: file.path).close()
    let broken = Migration(name: "0003-broken", sql: next.sql + "INSERT INTO nowhere VALUES (1);")
    #expect(throws: MemoryError.self) {
      try SQLiteStore(path: file.path, options(Migration.all + [broken]))
    }
    let steps = try file.sql("SELECT name FROM schema_migrations ORDER BY rowid")
    #expect(steps == [["0001-fifteen-tables"], ["0002-journal"]])
    #expect(try file.sql("SELECT name FROM pragma_table_info('sessions')").count == 6)
    try SQLiteStore(path: file.path).close()
  }

  @Test("a newer file is refused, and says what knows it; so is an older one to a reader")
  func versions() throws {
    try SQLiteStore(path: file.path, options(Migration.all + [next])).close()
    let before = file.bytes
    let error = #expect(throws: MemoryError.self) { try SQLiteStore(path: file.path) }
    #expect(error?.description.contains("newer program (schema '0003-test')") == true)
    #expect(file.bytes == before)

    var reading = options(Migration.all + [next, Migration(name: "0004", sql: "")])
    reading.isReading = true
    let older = #expect(throws: MemoryError.self) { try SQLiteStore(path: file.path, reading) }
    #expect(older?.description.contains("open it for writing once") == true)
  }

  @Test(
    "another program's database is refused and stays as it was",
    arguments: [
      "CREATE TABLE t (a)", "PRAGMA journal_mode = WAL; CREATE TABLE t (a)",
      "PRAGMA application_id = 7", "PRAGMA user_version = 1",
    ])
  func foreign(sql: String) throws {
    let (other, copy) = (try RawDatabase(file.path), MemoryFile())
    try other.run(sql)
    // As its death would leave it, with a log that the next to close it carries over.
    for suffix in ["", "-wal"] where file.size(suffix) != nil {
      try FileManager.default.copyItem(atPath: file.path + suffix, toPath: copy.path + suffix)
    }
    let before = (copy.bytes, copy.size("-wal"))
    let error = #expect(throws: MemoryError.self) { try SQLiteStore(path: copy.path) }
    #expect(error?.description.contains("another program's database") == true)
    #expect(copy.bytes == before.0)
    #expect(copy.size("-wal") == before.1)
  }

  @Test("what is no database is refused and stays as it was")
  func noDatabase() throws {
    let text = Data(String(repeating: "not a database\n", count: 100).utf8)
    try text.write(to: URL(filePath: file.path))
    let error = #expect(throws: MemoryError.self) { try SQLiteStore(path: file.path) }
    guard case .failed(_, SQLITE_NOTADB, let message) = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(message.contains("give the path of a memory"))
    #expect(file.bytes == text)
  }

  @Test("an empty file becomes a memory")
  func emptyFile() throws {
    try Data().write(to: URL(filePath: file.path))
    try SQLiteStore(path: file.path).check()
  }

  @Test("folders, devices and no path are refused")
  func places() {
    for (path, words) in [
      (file.folder, "a folder"), ("/dev/null", "a device"), ("", "no path"), ("a\0b", "no path"),
    ] {
      let error = #expect(throws: MemoryError.self) { try SQLiteStore(path: path) }
      #expect(error?.description.contains(words) == true, "\(path)")
    }
    #expect(throws: MemoryError.self) { try SQLiteStore(path: file.folder + "/no/memory.db") }
  }

  @Test("names that SQLite reads more into are names of files")
  func names() throws {
    let folder = FileManager.default.currentDirectoryPath
    for name in ["file:fleetlab-test.db?mode=memory", ":memory:"] {
      defer { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
      try SQLiteStore(path: name).close()
      #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"))
    }
  }

  /// Source: SQLite's documentation of each pragma, https://sqlite.org/pragma.html.
  @Test("settings are really in force", arguments: Durability.allCases)
  func settings(durability: Durability) throws {
    let store = try SQLiteStore(path: file.path, durability: durability)
    let expected: [(String, MemoryValue)] = [
      ("journal_mode", .text("wal")), ("synchronous", .integer(durability == .full ? 2 : 1)),
      ("foreign_keys", .integer(0)), ("trusted_schema", .integer(0)),
      ("cell_size_check", .integer(1)), ("mmap_size", .integer(0)), ("secure_delete", .integer(0)),
      ("temp_store", .integer(2)), ("application_id", .integer(0x464C_4142)),
      ("user_version", .integer(2)), ("page_size", .integer(2048)),
      ("journal_size_limit", .integer(16_777_216)),
      ("query_only", .integer(0)),
    ]
    for (name, value) in expected { #expect(try store.setting(name) == value, "\(name)") }
  }

  @Test("closing empties the log; size counts file and log")
  func closing() throws {
    let store = try SQLiteStore(path: file.path)
    for number in 0..<100 { try store.put(Sample.entry("\(number)"), into: MemoryEntry.table) }
    let log = try #require(file.size("-wal"))
    #expect(log > 100 * 2048, "each commit appends a page or more")
    #expect(try store.storedBytes == log + (file.size("") ?? 0))
    store.close()
    store.close()
    #expect(file.size("-wal") == nil)
    #expect(throws: MemoryError.closed) { try store.storedBytes }
    #expect(throws: MemoryError.closed) { try store.entryKeys() }
    #expect(try file.sql("SELECT count(*) FROM memory_entries") == [["100"]])
  }

  @Test("a reader sees what is kept, at one moment, and can't write")
  func reading() throws {
    #expect(throws: MemoryError.self) { try SQLiteStore(reading: file.path) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let writer = try SQLiteStore(path: file.path)
    try writer.put(Sample.entry("a"), into: MemoryEntry.table)
    let reader = try SQLiteStore(reading: file.path)
    #expect(try reader.entryKeys() == ["a"])
    let seen = try reader.transaction { () throws(MemoryError) in
      let before = try reader.entryKeys()
      try writer.put(Sample.entry("b"), into: MemoryEntry.table)
      return [before, try reader.entryKeys()]
    }
    #expect(seen == [["a"], ["a"]])
    #expect(try reader.entryKeys() == ["a", "b"])
    let error = #expect(throws: MemoryError.self) {
      try reader.put(Sample.entry("c"), into: MemoryEntry.table)
    }
    #expect(error?.description.contains("open it for writing") == true)
    reader.close()
    #expect(try writer.entryKeys() == ["a", "b"])
  }

  @Test("damage is found")
  func damage() throws {
    let store = try SQLiteStore(path: file.path)
    try store.transaction { () throws(MemoryError) in
      for number in 0..<500 { try store.put(Sample.entry("\(number)"), into: MemoryEntry.table) }
    }
    try store.check()
    store.close()
    // An index that has lost a row: found by comparing, not by reading.
    try file.sql(
      """
      PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX memory_entries_owner ON memory_entries (key)'
      WHERE name = 'memory_entries_owner'
      """)
    let damaged = try SQLiteStore(path: file.path)
    let error = #expect(throws: MemoryError.self) { try damaged.check() }
    #expect(error?.description.contains("memory_entries_owner") == true)
  }
}
