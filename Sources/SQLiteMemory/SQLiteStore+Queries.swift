// Rows by what is in them. Not here: the SQL of a query (`QueryShape.swift`).

public import SharedMemory

extension SQLiteStore {
  public func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]] {
    try prepared(BoundQuery(query, .select), on: query.table)
      .rows(doing: "reading table \(query.table.name) of \(place.path)")
  }

  public func count(_ query: MemoryQuery) throws(MemoryError) -> Int {
    let answer = try prepared(BoundQuery(query, .count), on: query.table)
      .rows(doing: "counting table \(query.table.name) of \(place.path)")
    guard case .integer(let count)? = answer.first?.first else {
      preconditionFailure("a count is one number")
    }
    return Int(count)
  }

  @discardableResult
  public func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int {
    let statement = try prepared(BoundQuery(query, .delete), on: query.table)
    return try changed(by: statement, query.table, openHandle())
  }

  private func prepared(
    _ query: BoundQuery, on table: MemoryTable
  ) throws(MemoryError) -> SQLiteStatement {
    let statement = try statements.statement(for: query.shape, on: table, in: openHandle())
    statement.bind(query.values)
    return statement
  }
}
