// Is the file whole, and how large is it? Not here: opening and closing (`SQLiteStore.swift`).

import CSQLite
public import SharedMemory

extension SQLiteStore {
  public var storedBytes: Int {
    get throws(MemoryError) {
      _ = try openHandle()
      return place.bytes
    }
  }

  /// Reads the whole file and compares tables with their indexes.
  ///
  /// - Throws: ``MemoryError/failed(doing:code:message:)`` with what is wrong, up to ten findings.
  /// - Complexity: O(*n* log *n*) in the size of the file.
  public func check() throws(MemoryError) {
    let doing = "checking \(place.path)"
    let findings = try answers(to: "PRAGMA integrity_check(10)", doing: doing).compactMap(\.first)
    guard findings != [.text("ok")] else { return }
    throw .failed(
      doing: doing, code: SQLITE_CORRUPT,
      message: findings.map(\.text).joined(separator: "; ") + "; restore the file from a copy")
  }

  /// What SQLite says of a setting of this connection.
  package func setting(_ name: String) throws(MemoryError) -> MemoryValue? {
    try answers(to: "PRAGMA \(name)", doing: "asking for \(name)").first?.first
  }

  /// How SQLite would find a query's rows, to give or to remove them, in its own words.
  package func plan(
    of query: MemoryQuery, removing: Bool = false
  ) throws(MemoryError) -> [String] {
    let shape = BoundQuery(query, removing ? .delete : .select).shape
    let sql = "EXPLAIN QUERY PLAN " + shape.sql(for: query.table)
    return try answers(to: sql, doing: "planning a query").map { $0[3].text }
  }

  private func answers(to sql: String, doing: String) throws(MemoryError) -> [[MemoryValue]] {
    try SQLiteStatement(sql, on: openHandle(), doing: doing).rows(doing: doing)
  }
}
