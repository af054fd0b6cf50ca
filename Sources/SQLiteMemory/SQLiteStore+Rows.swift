// One row by its key. Not here: rows by what is in them (`SQLiteStore+Queries.swift`), the SQL
// (`TableSQL.swift`).

import CSQLite
public import SharedMemory

extension SQLiteStore {
  @discardableResult
  public func insert(
    _ row: [MemoryValue], into table: MemoryTable
  ) throws(MemoryError) -> Int64 {
    guard table.givesKeys else {
      try write(row, into: table, by: .insert)
      return 0
    }
    var row = row
    row[table.key[0]] = .null  // For SQLite to fill.
    try write(row, into: table, by: .insert)
    return sqlite3_last_insert_rowid(try openHandle())
  }

  /// - Complexity: O(log *n*) for the row and for each index whose column it changes.
  public func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try write(row, into: table, by: .put)
  }

  private func write(
    _ row: [MemoryValue], into table: MemoryTable, by operation: RowOperation
  ) throws(MemoryError) {
    let handle = try openHandle()
    let statement = try statements.statement(for: operation, on: table, in: handle)
    statement.bind(row)
    if let failure = try change(statement, table) { throw refusal(of: row, table, failure) }
  }

  /// What a rule of the table says of a row.
  private func refusal(
    of row: [MemoryValue], _ table: MemoryTable, _ failure: SQLiteFailure
  ) -> MemoryError {
    let columns = failure.columns
    guard !columns.isEmpty else {
      return .invalid("\(table.name) can't take the row: \(failure.message)")
    }
    let isKey = columns == table.key.map { table.columns[$0].name }
    let culprits = columns.map { row[table.position(of: $0)].text }
    return .duplicate(
      table: table.name,
      key: isKey ? table.keyText(of: row) : culprits.joined(separator: ":"))
  }

  public func row(
    _ key: [MemoryValue], in table: MemoryTable
  ) throws(MemoryError) -> [MemoryValue]? {
    precondition(key.count == table.key.count, "\(table.name) has \(table.key.count) key columns")
    let statement = try statements.statement(for: .find, on: table, in: openHandle())
    statement.bind(key)
    return try statement.rows(doing: "reading table \(table.name) of \(place.path)").first
  }

  @discardableResult
  public func remove(
    _ key: [MemoryValue], from table: MemoryTable
  ) throws(MemoryError) -> Bool {
    precondition(key.count == table.key.count, "\(table.name) has \(table.key.count) key columns")
    let handle = try openHandle()
    let statement = try statements.statement(for: .remove, on: table, in: handle)
    statement.bind(key)
    return try changed(by: statement, table, handle) > 0
  }

  /// Runs a removal; no rule of a table is against it.
  func changed(
    by statement: SQLiteStatement, _ table: MemoryTable, _ handle: OpaquePointer
  ) throws(MemoryError) -> Int {
    if let failure = try change(statement, table) {
      throw failure.error(doing: "removing from table \(table.name)")
    }
    return Int(sqlite3_changes64(handle))
  }
}
