// The one set of settings that every connection to a memory runs with, so that no two users of a file
// disagree (some earlier implementations opened it in four ways, and broke it).
// Not here: when they are applied (`Opening.swift`).

import CSQLite
import SharedMemory

enum Settings {
  /// Marks a file as ours: "FLAB" in the bytes 68…71 of the file.
  static let applicationID: Int64 = 0x464C_4142

  /// A commit writes whole pages: one of the journal, and one for each index of an event, to change a few bytes
  /// of each. With 17 agents and a commit for each task, 30 days take 9.2 s with pages of 4 KiB (SQLite's own
  /// choice), 7.8 s with these and 7.5 s with 1 KiB; in groups 2.8, 2.7 and 3.0 s. An agent's file with its log
  /// has 3.4, 2.8 and 2.8 MB. A file keeps the pages that it was made with.
  static let pageBytes = 2048

  /// The log grows by so many pages before a commit carries it over into the file: 10 MB.
  ///
  /// Carrying over costs two flushes, however much there is to carry. Measured where a flush takes 4 ms
  /// and now and then 12 ms, 7,200 commits of three rows of 200 bytes (median 0.06 ms with each): every
  /// 0.4 MB 18 s in all and at most 16 ms a commit; 1 MB 6.2 s, 15–20 ms; 2 MB 4.4 s, 18–26 ms; 4 MB
  /// (SQLite's own choice) 2.8 s, 21–25 ms; 8 MB 1.9 s, 21–32 ms.
  ///
  /// So no commit should do it: whoever has a moment at which nobody waits says so
  /// (``SQLiteStore/rest()``). A fleet of 17 agents with ten tasks an hour writes some 2 MB from one
  /// hourly cycle to the next; this many are for those who never rest.
  static let checkpointPages = 5_000
  /// An hour of one agent: a log of a tenth of a megabyte.
  static let restPages = 50

  /// 16 MiB.
  static let cachePages = 8_192

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
