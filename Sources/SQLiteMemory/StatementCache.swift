// The statements that a store has prepared, each once. Not here: their SQL (`TableSQL.swift`,
// `QueryShape.swift`).

import SharedMemory

/// Statements by table and operation in a flat array, those of queries by shape, and those that begin and
/// end a transaction by their text.
struct StatementCache {
  private var byOperation: [SQLiteStatement?] = []
  private var byShape: [QueryShape: SQLiteStatement] = [:]
  private var byText: [String: SQLiteStatement] = [:]
  /// More shapes than a program has; who asks so many makes them up.
  private static let mostShapes = 256

  /// - Complexity: O(1).
  mutating func statement(
    for operation: RowOperation, on table: MemoryTable, in database: OpaquePointer
  ) throws(MemoryError) -> SQLiteStatement {
    let index = table.number * RowOperation.allCases.count + operation.rawValue
    if index < byOperation.count, let statement = byOperation[index] { return statement }
    let statement = try SQLiteStatement(
      operation.sql(for: table), on: database, doing: "preparing for table \(table.name)")
    if index >= byOperation.count {
      byOperation += Array(repeating: nil, count: index + 1 - byOperation.count)
    }
    byOperation[index] = statement
    return statement
  }

  /// For the few texts that a program has in its source; each stays. O(1).
  mutating func statement(
    _ sql: String, in database: OpaquePointer
  ) throws(MemoryError) -> SQLiteStatement {
    if let statement = byText[sql] { return statement }
    let statement = try SQLiteStatement(sql, on: database, doing: "preparing \(sql)")
    byText[sql] = statement
    return statement
  }

  /// - Complexity: O(1).
  mutating func statement(
    for shape: QueryShape, on table: MemoryTable, in database: OpaquePointer
  ) throws(MemoryError) -> SQLiteStatement {
    if let statement = byShape[shape] { return statement }
    let statement = try SQLiteStatement(
      shape.sql(for: table), on: database, doing: "preparing a query of table \(table.name)")
    if byShape.count >= Self.mostShapes { byShape.removeAll() }
    byShape[shape] = statement
    return statement
  }
}
