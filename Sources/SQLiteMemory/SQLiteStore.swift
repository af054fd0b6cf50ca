// A memory in a file: opening, closing, and changes that stand together.
// Not here: rows by key (`SQLiteStore+Rows.swift`), queries (`SQLiteStore+Queries.swift`).

import CSQLite
public import SharedMemory

/// All tables in one SQLite file, for one owner on one thread.
///
/// Any number of stores, in one process or in many, may have the same file open; their changes are made
/// one after the other. Nobody in the process may open the file past SQLite: closing it again would drop
/// SQLite's locks, as POSIX has it.
///
/// A class, because it owns the connection: copies would be two hands on one file.
public final class SQLiteStore: MemoryStore {
  let place: Place
  private let isReading: Bool
  private var connection: SQLiteConnection?
  var statements = StatementCache()
  private var isInTransaction = false
  /// What went wrong in the transaction under way, beyond a row refused: it can't be committed any more.
  private var damage: MemoryError?

  /// Opens a memory, or makes one where there is no file, and brings an older one up to date.
  ///
  /// - Parameters:
  ///   - path: The file's. SQLite keeps two more beside it while it is open, `-wal` and `-shm`.
  ///   - waitMilliseconds: How long others may hold the file before ``MemoryError/busy(_:)``.
  ///   - now: Milliseconds since 1970, for the record of migrations.
  /// - Throws: ``MemoryError/invalid(_:)`` for what is no memory or a newer one, which stays as it was.
  public convenience init(
    path: String, durability: Durability = .normal, waitMilliseconds: Int = 30_000, now: Int64 = 0
  ) throws(MemoryError) {
    precondition(waitMilliseconds >= 0, "can't wait \(waitMilliseconds) ms")
    var options = OpeningOptions()
    options.durability = durability
    options.waitMilliseconds = waitMilliseconds
    options.now = now
    try self.init(path: path, options)
  }

  /// Opens a memory to look at it; it may be written by others meanwhile. Changes are refused.
  public convenience init(reading path: String) throws(MemoryError) {
    var options = OpeningOptions()
    options.isReading = true
    try self.init(path: path, options)
  }

  package init(path: String, _ options: OpeningOptions) throws(MemoryError) {
    place = try Place(path)
    isReading = options.isReading
    if isReading, !place.exists {
      throw .invalid("\(path) isn't there; give the path of a memory's file")
    }
    let connection = try SQLiteConnection(place, options)
    try connection.settle(at: place, options)
    self.connection = consume connection
  }

  deinit { close() }

  /// Carries the log over into the file and lets go of it. A transaction under way is undone.
  public func close() {
    guard let handle = connection?.handle else { return }
    statements = StatementCache()
    if !isReading {
      // Nobody is waited for: who is still at work carries the log over later.
      sqlite3_busy_handler(handle, nil, nil)
      sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }
    connection = nil
  }

  /// Carries the log over into the file, which takes two flushes of the disk, so that no commit has to.
  public func rest() {
    guard !isReading, !isInTransaction else { return }
    connection?.carryLogOver()
  }

  public func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer {
    precondition(!isInTransaction, "transactions can't be nested")
    // At once for writing: who reads first and writes then may find another's change in between. A
    // reader sees the file as it is at its first look until the end.
    try execute(isReading ? "BEGIN" : "BEGIN IMMEDIATE", doing: "beginning a transaction")
    (isInTransaction, damage) = (true, nil)
    do throws(MemoryError) {
      let answer = try changes()
      if let damage { throw damage }
      try execute("COMMIT", doing: "committing a transaction")
      isInTransaction = false
      connection?.keepLogShort()
      return answer
    } catch {
      undo()
      throw error
    }
  }

  /// Takes back the transaction under way. SQLite may have done so itself, when the disk failed.
  private func undo() {
    isInTransaction = false
    guard let handle = connection?.handle, sqlite3_get_autocommit(handle) == 0 else { return }
    _ = sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    // A connection that can't let go of a transaction is of no use, and closing it takes it back.
    if sqlite3_get_autocommit(handle) == 0 { close() }
  }

  private func execute(_ sql: String, doing: String) throws(MemoryError) {
    let statement = try statements.statement(sql, in: openHandle())
    if let failure = statement.run() { throw failure.error(doing: "\(doing) on \(place.path)") }
  }

  /// The connection's, for as long as a call lasts.
  func openHandle() throws(MemoryError) -> OpaquePointer {
    guard let handle = connection?.handle else { throw .closed }
    guard isInTransaction else { return handle }
    if let damage { throw damage }
    // Or what follows would be kept, each change for itself.
    guard sqlite3_get_autocommit(handle) == 0 else {
      throw .failed(
        doing: "going on with a transaction on \(place.path)", code: SQLITE_ABORT,
        message: "the disk failed while reading, and all of it was taken back; begin it anew")
    }
    return handle
  }

  /// Runs a statement that changes rows.
  ///
  /// - Returns: What a table's rule refused; the transaction around it can go on.
  /// - Throws: What else went wrong, from when on the transaction can only be undone: a caller that
  ///   swallowed the error would otherwise commit a part.
  func change(
    _ statement: SQLiteStatement, _ table: MemoryTable
  ) throws(MemoryError) -> SQLiteFailure? {
    guard let failure = statement.run() else {
      if !isInTransaction { connection?.keepLogShort() }
      return nil
    }
    if failure.isConstraint { return failure }
    let error = failure.error(doing: "changing table \(table.name) of \(place.path)")
    if isInTransaction { damage = error }
    throw error
  }
}
