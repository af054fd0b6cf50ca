// A query's SQL and its parameters, apart: queries of one shape share a prepared statement.
// Not here: running it (`SQLiteStore+Queries.swift`).

import SharedMemory

/// What a query asks, without the values it asks for.
struct QueryShape: Hashable {
  enum Purpose { case select, count, delete }
  enum Condition: Hashable {
    case equal(Int)
    case atLeast(Int)
    case atMost(Int)
    case range(Int)
    case missingOrAbove(Int)
  }
  let purpose: Purpose
  let table: Int
  let conditions: [Condition]
  let order: Int?
  let isDescending: Bool
}

/// A query in two parts: its shape, and the values of its parameters in order.
struct BoundQuery {
  let shape: QueryShape
  private(set) var values: [MemoryValue] = []

  init(_ query: MemoryQuery, _ purpose: QueryShape.Purpose) {
    precondition(
      purpose == .select || (query.order == nil && query.limit == nil),
      "an order or a limit is for rows alone")
    var conditions: [QueryShape.Condition] = []
    for condition in query.conditions {
      switch condition {
      case .equal(let column, let value):
        conditions.append(.equal(column))
        values.append(value)
      case .atLeast(let column, let value):
        conditions.append(.atLeast(column))
        values.append(value)
      case .atMost(let column, let value):
        conditions.append(.atMost(column))
        values.append(value)
      case .missingOrAbove(let column, let value):
        conditions.append(.missingOrAbove(column))
        values.append(value)
      case .prefix(let column, let prefix):
        values.append(.text(prefix))
        let end = Self.end(ofPrefix: prefix)
        conditions.append(end == nil ? .atLeast(column) : .range(column))
        if let end { values.append(.text(end)) }
      }
    }
    if purpose == .select { values.append(.integer(Int64(query.limit ?? -1))) }
    shape = QueryShape(
      purpose: purpose, table: query.table.number, conditions: conditions, order: query.order,
      isDescending: query.isDescending)
  }

  /// The least text above all that start with `prefix`: its last scalar that can grow, grown by one.
  /// `nil` when every text from `prefix` on starts with it. UTF-8 sorts as scalars do.
  static func end(ofPrefix prefix: String) -> String? {
    var scalars = prefix.unicodeScalars
    while let last = scalars.popLast() {
      // Surrogates are no scalars; the next after U+D7FF is U+E000.
      guard let next = UnicodeScalar(last.value == 0xD7FF ? 0xE000 : last.value + 1) else {
        continue
      }
      scalars.append(next)
      return String(scalars)
    }
    return nil
  }
}

extension QueryShape {
  /// Values are parameters, a limit too (SQLite takes -1 for none).
  func sql(for table: MemoryTable) -> String {
    let condition =
      conditions.isEmpty ? "" : " WHERE " + terms(of: table).joined(separator: " AND ")
    switch purpose {
    case .select:
      let columns = table.columns.map(\.quoted).list
      return "SELECT \(columns) FROM \(table.quoted)\(condition) ORDER BY \(sorting(table)) LIMIT ?"
    case .count: return "SELECT count(*) FROM \(table.quoted)\(condition)"
    case .delete: return "DELETE FROM \(table.quoted)\(condition)"
    }
  }

  private func sorting(_ table: MemoryTable) -> String {
    let direction = isDescending ? " DESC" : " ASC"
    let columns = (order.map { [$0] } ?? []) + table.key.filter { $0 != order }
    return columns.map { table.columns[$0].quoted + direction }.list
  }

  private func terms(of table: MemoryTable) -> [String] {
    let rangeColumns = conditions.compactMap {
      if case .range(let column) = $0 { column } else { nil }
    }
    func name(_ column: Int) -> String {
      // Without statistics SQLite holds any equality for better than a range. It isn't: a prefix is
      // chosen to be narrow, a partition or a level holds most rows. A plus keeps an index out of it.
      let isAside = !rangeColumns.isEmpty && !rangeColumns.contains(column)
      return (isAside ? "+" : "") + table.columns[column].quoted
    }
    return conditions.map { condition in
      switch condition {
      case .equal(let column): "\(name(column)) = ?"
      case .atLeast(let column): "\(name(column)) >= ?"
      case .atMost(let column): "\(name(column)) <= ?"
      case .range(let column): "\(name(column)) >= ? AND \(name(column)) < ?"
      case .missingOrAbove(let column): "(\(name(column)) IS NULL OR \(name(column)) > ?)"
      }
    }
  }
}
