// How a file comes to have the tables it should. Not here: the tables (`Migration0001.swift`), whose
// file it is (`Opening.swift`).

import CSQLite
import SharedMemory

/// A step from one schema to the next. Once released it never changes; what is new is a new step.
package struct Migration: Sendable {
  package let name: String
  package let sql: String

  package init(name: String, sql: String) {
    (self.name, self.sql) = (name, sql)
  }

  /// All steps, oldest first. A file's `user_version` is how many of them it has behind it.
  package static let all = [fifteenTables, journalApart]

  /// The list of steps that a file has behind it.
  static let record = """
    CREATE TABLE IF NOT EXISTS schema_migrations (
      name TEXT NOT NULL PRIMARY KEY,
      applied_at INTEGER NOT NULL
    ) STRICT;
    """
}

extension SQLiteConnection {
  /// Takes the steps that the file hasn't behind it, all or none. A transaction must be open.
  ///
  /// - Parameter now: Milliseconds since 1970, for the record.
  borrowing func migrate(
    by migrations: ArraySlice<Migration>, at now: Int64, to version: Int
  ) throws(MemoryError) {
    precondition(isInTransaction, "migrations stand together or not at all")
    try run(Migration.record, doing: "preparing the list of migrations")
    let doing = "recording a migration"
    let record = try SQLiteStatement(
      "INSERT INTO schema_migrations (name, applied_at) VALUES (?, ?)", on: handle, doing: doing)
    for migration in migrations {
      try run(migration.sql, doing: "migration \(migration.name)")
      record.bind([.text(migration.name), .integer(now)])
      if let failure = record.run() { throw failure.error(doing: doing) }
    }
    try run("PRAGMA user_version = \(version)", doing: doing)
    try run("PRAGMA application_id = \(Settings.applicationID)", doing: doing)
  }

  /// The names of the steps that the file has behind it, in order.
  borrowing func migrationsApplied() throws(MemoryError) -> [String] {
    let rows = try answers(
      "SELECT name FROM schema_migrations ORDER BY rowid", doing: "reading the list of migrations")
    return rows.compactMap { if case .text(let name)? = $0.first { name } else { nil } }
  }
}
