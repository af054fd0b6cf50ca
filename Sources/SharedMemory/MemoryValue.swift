// One column's value in one row. Not here: which columns a table has (`MemoryTable.swift`).

/// What a store can keep in a column: SQLite's storage classes without blobs.
public enum MemoryValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}
