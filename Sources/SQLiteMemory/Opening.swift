// Whose file it is: recognised before anything in it changes, made ours if it is empty.
// Not here: the settings (`Settings.swift`), the tables (`Migration.swift`).

import CSQLite
import SharedMemory

/// How a store is opened.
package struct OpeningOptions: Sendable {
  package var durability = Durability.normal
  /// How long another may hold the file before ``MemoryError/busy(_:)``.
  package var waitMilliseconds = 30_000
  package var migrations = Migration.all
  /// How many pages the log grows by before a commit carries them over.
  package var checkpointPages = Settings.checkpointPages
  /// The same where nobody waits.
  package var restPages = Settings.restPages
  /// How many pages are kept in memory; more of a transaction than that is written before its commit.
  package var cachePages = Settings.cachePages
  /// Milliseconds since 1970, for the record of migrations.
  package var now: Int64 = 0
  /// The name of a registered `sqlite3_vfs`; the system's without one.
  package var disk: String?
  package var isReading = false

  package init() {}
}

extension SQLiteConnection {
  /// Makes sure that the file is a memory of our schema, and sets everything that is set.
  borrowing func settle(at place: Place, _ options: OpeningOptions) throws(MemoryError) {
    let doing = "opening \(place.path)"
    // Until it is known to be ours nothing of it may change, not even by closing it.
    _ = fleetlab_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    let count = try stepsBehind(options.migrations, path: place.path)
    _ = fleetlab_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
    let isCurrent = count == options.migrations.count
    if options.isReading {
      guard isCurrent else {
        throw .invalid(
          count == 0
            ? "\(place.path) is empty; give the path of a memory"
            : "\(place.path) is older than this program; open it for writing once")
      }
      try run("PRAGMA query_only = 1", doing: doing)
      return try apply(options, doing: doing)
    }
    try run("PRAGMA page_size = \(Settings.pageBytes)", doing: doing)
    try useLog(doing: doing)
    try apply(options, doing: doing)
    if !isCurrent { try bringUpToDate(place, options, doing: doing) }
  }

  private borrowing func bringUpToDate(
    _ place: Place, _ options: OpeningOptions, doing: String
  ) throws(MemoryError) {
    try run("BEGIN IMMEDIATE", doing: doing)
    do throws(MemoryError) {
      // Another may have been faster.
      let count = try stepsBehind(options.migrations, path: place.path)
      try migrate(by: options.migrations[count...], at: options.now, to: options.migrations.count)
      try run("COMMIT", doing: doing)
    } catch {
      _ = sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// - Returns: How many of the migrations the file has behind it; 0 for an empty one.
  /// - Throws: ``MemoryError/invalid(_:)`` for another program's file or a newer one of ours.
  private borrowing func stepsBehind(
    _ migrations: [Migration], path: String
  ) throws(MemoryError) -> Int {
    let doing = "reading \(path)"
    // One look, so that what is read belongs together.
    let isAlone = !isInTransaction
    if isAlone { try run("BEGIN", doing: doing) }
    defer { if isAlone { _ = sqlite3_exec(handle, "COMMIT", nil, nil, nil) } }
    let application = try number("PRAGMA application_id", doing: doing)
    let version = try number("PRAGMA user_version", doing: doing)
    if application == 0, version == 0,
      try number("SELECT count(*) FROM sqlite_schema", doing: doing) == 0
    {
      return 0
    }
    guard application == Settings.applicationID else {
      throw .invalid(
        "\(path) is another program's database; give the path of a memory (or, for a new one, of nothing yet)"
      )
    }
    let known = migrations.map(\.name)
    let applied = try migrationsApplied()
    guard Int(version) == applied.count, applied.count <= known.count,
      known.starts(with: applied)
    else {
      throw .invalid(
        "\(path) was written by a newer program (schema '\(applied.last ?? "none")'); this one knows "
          + "'\(known.last ?? "none")': use the newer one")
    }
    return applied.count
  }

  /// Write-ahead mode: readers and a writer don't hinder one another, and a commit is one append.
  private borrowing func useLog(doing: String) throws(MemoryError) {
    // While several make the same file, SQLite gives up here at once instead of waiting.
    wait(atMost: 0)
    defer { wait(atMost: waitMilliseconds) }
    var attempt = 0
    while true {
      do throws(MemoryError) {
        guard try answers("PRAGMA journal_mode = WAL", doing: doing) == [[.text("wal")]] else {
          throw .invalid("\(doing): its file system has no shared memory; use a local disk")
        }
        return
      } catch .busy(let text) {
        guard attempt < waitMilliseconds else { throw .busy(text) }
        attempt += 1
        sqlite3_sleep(1)
      }
    }
  }
}
