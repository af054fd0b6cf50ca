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

  public func bytes(
    of table: MemoryTable, by column: Int
  ) throws(MemoryError) -> [(text: String, bytes: Int)] {
    let statement = try statements.statement(
      Self.sum(ofBytesIn: table, by: table.columns[column]), in: openHandle())
    var sums: [(text: String, bytes: Int)] = []
    for row in try statement.rows(doing: "summing up table \(table.name) of \(place.path)") {
      guard case .text(let name) = row[0], case .integer(let bytes) = row[1] else { continue }
      sums.append((name, Int(bytes)))
    }
    return sums
  }

  private static func sum(ofBytesIn table: MemoryTable, by column: MemoryTable.Column) -> String {
    let sizes = table.columns.map { column in
      let size = column.kind == .text ? "length(CAST(\(column.quoted) AS BLOB))" : "8"
      return column.isOptional ? "iif(\(column.quoted) IS NULL, 0, \(size))" : size
    }
    return "SELECT \(column.quoted), sum(\(sizes.joined(separator: " + "))) FROM \(table.quoted) "
      + "WHERE \(column.quoted) IS NOT NULL GROUP BY 1 ORDER BY 1"
  }

  private func prepared(
    _ query: BoundQuery, on table: MemoryTable
  ) throws(MemoryError) -> SQLiteStatement {
    let statement = try statements.statement(for: query.shape, on: table, in: openHandle())
    statement.bind(query.values)
    return statement
  }
}
