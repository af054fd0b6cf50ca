// Random rows and queries for stores and their model. Not here: comparing
// (`StoreModelTests.swift`).

import SharedMemory
import TestSupport

/// Rows and queries of few enough values that they often meet.
struct TableTrial {
  var chance: SplitMix64

  /// A key of two columns, a unique column, numbers in every column kind, keys given out and keys that are
  /// numbers.
  static let tables = [
    MemoryEntry.table, EventRecord.table, PatternRecord.table, MetricRecord.table, HintRecord.table,
    JournalRecord.table,
  ]
  /// Wildcards of SQL, one letter in two spellings, names that begin another.
  static let names = [
    "a", "a_b", "aXb", "a%", "a%b", "A", "b", "caf\u{E9}", "cafe\u{301}", "a/1", "a/10", "a/2",
    "日本", "\u{1F600}", "\u{FFFD}", "z", "a'; --", "\"", "b/1", "b/2", "b/3", "b/4", "c", "d", "e",
  ]

  mutating func table() -> MemoryTable { Self.tables[chance.next(below: Self.tables.count)] }

  mutating func value(_ column: MemoryTable.Column) -> MemoryValue {
    if column.isOptional && chance.next(below: 4) == 0 { return .null }
    switch column.kind {
    case .integer: return .integer(Int64(chance.next(below: 7)))
    case .real: return .real(Double(chance.next(below: 5)) / 4)
    case .text: return .text(Self.names[chance.next(below: Self.names.count)])
    }
  }

  mutating func row(_ table: MemoryTable) -> [MemoryValue] {
    var row: [MemoryValue] = []
    for column in table.columns { row.append(value(column)) }
    return row
  }

  /// A row as an insertion takes it: without the key that the store gives out.
  mutating func newRow(_ table: MemoryTable) -> [MemoryValue] {
    var row = row(table)
    if table.givesKeys { row[table.key[0]] = .null }
    return row
  }

  mutating func key(_ table: MemoryTable) -> [MemoryValue] {
    var key: [MemoryValue] = []
    for column in table.key { key.append(value(table.columns[column])) }
    return key
  }

  mutating func query(_ table: MemoryTable) -> MemoryQuery {
    var conditions: [MemoryQuery.Condition] = []
    for _ in 0..<chance.next(below: 3) { conditions.append(condition(table)) }
    return MemoryQuery(table, conditions)
  }

  mutating func orderedQuery(_ table: MemoryTable) -> MemoryQuery {
    var query = query(table)
    if chance.next(below: 2) == 0 { query.order = chance.next(below: table.columns.count) }
    query.isDescending = chance.next(below: 2) == 0
    if chance.next(below: 3) == 0 { query.limit = chance.next(below: 4) }
    return query
  }

  private mutating func condition(_ table: MemoryTable) -> MemoryQuery.Condition {
    // The key's first column often, since finding by it is another way.
    let isKey = chance.next(below: 2) == 0
    let column = isKey ? table.key[0] : chance.next(below: table.columns.count)
    var definite = table.columns[column]
    definite = .init(definite.name, definite.kind)
    let value = value(definite)
    switch chance.next(below: definite.kind == .text ? 5 : 4) {
    case 0: return .equal(column: column, value)
    case 1: return .atLeast(column: column, value)
    case 2: return .atMost(column: column, value)
    case 3: return .missingOrAbove(column: column, value)
    default:
      let name = Self.names[chance.next(below: Self.names.count)]
      let prefix = String(name.prefix(chance.next(below: 3)))
      return .prefix(column: column, prefix)
    }
  }
}
