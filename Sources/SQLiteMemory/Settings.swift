// The one set of settings that every connection to a memory runs with, so that no two users of a file
// disagree (some earlier implementations opened it in four ways, and broke it).
// Not here: when they are applied (`Opening.swift`).

import CSQLite
import SharedMemory

enum Settings {
  /// Marks a file as ours: "FLAB" in the bytes 68…71 of the file.
  static let applicationID: Int64 = 0x464C_4142

  /// The log grows by so many pages of 4 KiB before a commit carries it over into the file.
  ///
  /// Carrying over costs two flushes, however much there is to carry. Measured where a flush takes 4 ms
  /// and now and then 12 ms, 7,200 commits of three rows of 200 bytes (median 0.06 ms with each):
  /// 100 pages 18 s in all and at most 16 ms a commit; 250 pages 6.2 s, 15–20 ms; 500 pages 4.4 s,
  /// 18–26 ms; 1,000 pages (SQLite's own choice) 2.8 s, 21–25 ms; 2,000 pages 1.9 s, 21–32 ms.
  ///
  /// So no commit should do it: whoever has a moment at which nobody waits says so
  /// (``SQLiteStore/rest()``). A fleet of 17 agents with ten tasks an hour writes some 1,900 pages from one
  /// hourly cycle to the next; this many are for those who never rest.
  static let checkpointPages = 2_500
  /// An hour of one agent: a log of half a megabyte.
  static let restPages = 100

  /// 16 MiB, more than a run of 30 days writes.
  static let cachePages = 4096

  /// Bytes that the log is cut back to once it has been carried over.
  static let logBytes = 16 << 20

  /// Names and values of pragmas. SQLite ignores a pragma that it doesn't know, so tests ask it back.
  static func pragmas(_ options: OpeningOptions) -> [(name: String, value: Int64)] {
    [
      // In write-ahead mode NORMAL flushes at checkpoints only, FULL at each commit.
      ("synchronous", options.durability == .full ? 2 : 1),
      // There are no foreign keys; whoever adds one must decide here.
      ("foreign_keys", 0),
      // The file may come from elsewhere: its schema runs no functions with side effects.
      ("trusted_schema", 0),
      // A damaged page is found when it is read, before it can do harm.
      ("cell_size_check", 1),
      // A disk error while reading must be an error code, not a signal.
      ("mmap_size", 0),
      // Debian's SQLite overwrites what is deleted with zeros, which costs a write a page.
      ("secure_delete", 0),
      ("cache_size", Int64(options.cachePages)),
      ("temp_store", 2),  // In memory: no files beside ours.
      ("journal_size_limit", Int64(logBytes)),
    ]
  }

  /// Switches that have no pragma: nobody can write the schema's own table, and a misspelt column in
  /// double quotes is an error instead of a text.
  static let switches: [(which: Int32, on: Int32)] = [
    (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
    (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
  ]
}

extension SQLiteConnection {
  borrowing func apply(_ options: OpeningOptions, doing: String) throws(MemoryError) {
    for (which, on) in Settings.switches {
      let code = fleetlab_switch(handle, which, on)
      guard code == SQLITE_OK else { throw SQLiteFailure(code, on: handle).error(doing: doing) }
    }
    for (name, value) in Settings.pragmas(options) {
      try run("PRAGMA \(name) = \(value)", doing: doing)
    }
  }

  /// Lets SQLite ask once a millisecond whether another is done with the file, for so long in all.
  ///
  /// Always the same short time: whoever waits longer each time is overtaken by all that come later,
  /// and can starve.
  borrowing func wait(atMost milliseconds: Int) {
    sqlite3_busy_handler(
      handle,
      { limit, count in
        guard Int(count) < Int(bitPattern: limit) else { return 0 }
        sqlite3_sleep(1)
        return 1
      }, UnsafeMutableRawPointer(bitPattern: milliseconds))
  }
}
