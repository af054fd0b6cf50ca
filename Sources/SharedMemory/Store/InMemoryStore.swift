// The store that keeps everything in memory. Not here: one table's rows (`TableContents.swift`).

/// Rows in arrays, gone with the process; what simulations use, and the measure for other stores.
///
/// A class, as every store is: its holders mean the same rows.
public final class InMemoryStore: MemoryStore {
  /// How to take back one change: the key, and the row that stood there.
  private struct Undo {
    let table: Int
    let key: RowKey
    let row: [MemoryValue]?
  }

  private var tables: [TableContents] = MemoryTables.all.map(TableContents.init)
  private var undoLog: [Undo] = []
  /// Each table's last key given out before the transaction.
  private var lastKeys: [Int64]?
  private var isClosed = false

  public init() {}

  private func checkOpen() throws(MemoryError) {
    if isClosed { throw .closed }
  }

  /// O(changes) to take back, O(1) to keep.
  public func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer {
    try checkOpen()
    precondition(lastKeys == nil, "a transaction runs already; they don't nest")
    lastKeys = tables.map(\.lastKey)
    do {
      let answer = try changes()
      undoLog.removeAll(keepingCapacity: true)
      lastKeys = nil
      closeUp()
      return answer
    } catch {
      undo()
      throw error
    }
  }

  private func undo() {
    for change in undoLog.reversed() where !isClosed {
      if let row = change.row {
        tables[change.table].set(row)
      } else {
        tables[change.table].remove(change.key)
      }
    }
    for (number, key) in (lastKeys ?? []).enumerated() where !isClosed {
      tables[number].lastKey = key
    }
    undoLog.removeAll(keepingCapacity: true)
    lastKeys = nil
    closeUp()
  }

  /// Not in a transaction, whose undoing may fill places again.
  private func closeUp() {
    guard lastKeys == nil else { return }
    for number in tables.indices { tables[number].closeUp() }
  }

  private func note(_ table: MemoryTable, _ key: RowKey, _ previous: [MemoryValue]?) {
    guard lastKeys != nil else { return }
    undoLog.append(Undo(table: table.number, key: key, row: previous))
  }

  @discardableResult
  public func insert(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) -> Int64 {
    try checkOpen()
    precondition(row.count == table.columns.count, "a row of another width")
    var row = row
    var given: Int64 = 0
    if table.givesKeys {
      given = tables[table.number].lastKey + 1
      row[table.key[0]] = .integer(given)
    }
    let key = RowKey(of: row, in: table)
    if tables[table.number].places[key] != nil {
      throw .duplicate(table: table.name, key: table.keyText(of: row))
    }
    try tables[table.number].checkUnique(row, key: key)
    if table.givesKeys { tables[table.number].lastKey = given }
    tables[table.number].set(row)
    note(table, key, nil)
    return given
  }

  public func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try checkOpen()
    precondition(row.count == table.columns.count, "a row of another width")
    let key = RowKey(of: row, in: table)
    if !table.unique.isEmpty { try tables[table.number].checkUnique(row, key: key) }
    if table.givesKeys, case .integer(let given) = key.first {
      tables[table.number].lastKey = max(tables[table.number].lastKey, given)
    }
    note(table, key, tables[table.number].set(row))
  }

  public func row(
    _ key: [MemoryValue], in table: MemoryTable
  ) throws(MemoryError) -> [MemoryValue]? {
    try checkOpen()
    return tables[table.number].row(RowKey(key))
  }

  @discardableResult
  public func remove(_ key: [MemoryValue], from table: MemoryTable) throws(MemoryError) -> Bool {
    try checkOpen()
    let key = RowKey(key)
    guard let previous = tables[table.number].remove(key) else { return false }
    note(table, key, previous)
    closeUp()
    return true
  }

  public func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]] {
    try checkOpen()
    return query.answer(from: tables[query.table.number].candidates(for: query))
  }

  @discardableResult
  public func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int {
    precondition(query.order == nil && query.limit == nil, "all that match are removed")
    let found = try rows(query)
    for row in found {
      let key = RowKey(of: row, in: query.table)
      note(query.table, key, tables[query.table.number].remove(key))
    }
    closeUp()
    return found.count
  }

  public func count(_ query: MemoryQuery) throws(MemoryError) -> Int {
    try checkOpen()
    if query.conditions.isEmpty, query.limit == nil { return tables[query.table.number].count }
    let found = tables[query.table.number].candidates(for: query).count(where: query.matches)
    return min(found, query.limit ?? found)
  }

  public func bytes(
    of table: MemoryTable, by column: Int
  ) throws(MemoryError) -> [(text: String, bytes: Int)] {
    try checkOpen()
    return tables[table.number].bytes(by: column)
  }

  public var storedBytes: Int {
    get throws(MemoryError) {
      try checkOpen()
      return tables.reduce(0) { $0 + $1.bytes }
    }
  }

  public func close() {
    isClosed = true
    tables = []
  }
}
