// What a store must answer, worked out the plain way: lists of rows and looking at each.
// Not here: comparing (`StoreModelTests.swift`).

import SharedMemory

/// A model of a store that shares no code with one. Texts are arrays of bytes here.
struct TableModel {
  /// A value that compares as files do: nothing, then numbers, then bytes.
  enum Value: Equatable {
    case null
    case number(Double)
    case bytes([UInt8])

    init(_ value: MemoryValue) {
      switch value {
      case .null: self = .null
      case .integer(let number): self = .number(Double(number))
      case .real(let number): self = .number(number)
      case .text(let text): self = .bytes(Array(text.utf8))
      }
    }

    func precedes(_ other: Value) -> Bool {
      switch (self, other) {
      case (.null, .null), (.number, .null), (.bytes, .null), (.bytes, .number): false
      case (.null, _), (.number, .bytes): true
      case (.number(let one), .number(let two)): one < two
      case (.bytes(let one), .bytes(let two)): one.lexicographicallyPrecedes(two)
      }
    }
  }

  struct Contents {
    var rows: [[MemoryValue]] = []
    var lastKey: Int64 = 0
  }

  var contents: [Contents] = MemoryTables.all.map { _ in Contents() }

  private static func values(_ row: [MemoryValue], _ places: [Int]) -> [Value] {
    places.map { Value(row[$0]) }
  }

  private func place(_ row: [MemoryValue], _ table: MemoryTable, by places: [Int]) -> Int? {
    contents[table.number].rows.firstIndex {
      Self.values($0, places) == Self.values(row, places)
    }
  }

  /// The key given out, or `nil` for a duplicate.
  mutating func insert(_ row: [MemoryValue], into table: MemoryTable) -> Int64? {
    var row = row
    var key: Int64 = 0
    if table.givesKeys {
      key = contents[table.number].lastKey + 1
      row[table.key[0]] = .integer(key)
    }
    if place(row, table, by: table.key) != nil { return nil }
    for column in table.unique where place(row, table, by: [column]) != nil { return nil }
    contents[table.number].rows.append(row)
    contents[table.number].lastKey = max(contents[table.number].lastKey, key)
    return key
  }

  /// Whether it is no duplicate.
  mutating func put(_ row: [MemoryValue], into table: MemoryTable) -> Bool {
    let known = place(row, table, by: table.key)
    for column in table.unique {
      if let holder = place(row, table, by: [column]), holder != known { return false }
    }
    if table.givesKeys, case .integer(let key) = row[table.key[0]] {
      contents[table.number].lastKey = max(contents[table.number].lastKey, key)
    }
    if let known {
      contents[table.number].rows[known] = row
    } else {
      contents[table.number].rows.append(row)
    }
    return true
  }

  func row(_ key: [MemoryValue], in table: MemoryTable) -> [MemoryValue]? {
    contents[table.number].rows.first {
      Self.values($0, table.key) == key.map(Value.init)
    }
  }

  mutating func remove(_ key: [MemoryValue], from table: MemoryTable) -> Bool {
    let before = contents[table.number].rows.count
    contents[table.number].rows.removeAll {
      Self.values($0, table.key) == key.map(Value.init)
    }
    return contents[table.number].rows.count < before
  }

  func rows(_ query: MemoryQuery) -> [[MemoryValue]] {
    let order = (query.order.map { [$0] } ?? []) + query.table.key
    var found = contents[query.table.number].rows.filter { Self.matches($0, query) }
    found.sort { one, other in
      for column in order where Value(one[column]) != Value(other[column]) {
        return Value(one[column]).precedes(Value(other[column])) != query.isDescending
      }
      return false
    }
    return query.limit.map { Array(found.prefix($0)) } ?? found
  }

  /// Bytes of all values, by the bytes in a column.
  func bytes(of table: MemoryTable, by column: Int) -> [(name: [UInt8], bytes: Int)] {
    var sums: [[UInt8]: Int] = [:]
    for row in contents[table.number].rows {
      guard case .bytes(let name) = Value(row[column]) else { continue }
      for value in row where value != .null {
        if case .bytes(let bytes) = Value(value) {
          sums[name, default: 0] += bytes.count
        } else {
          sums[name, default: 0] += 8
        }
      }
    }
    return sums.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  mutating func removeRows(_ query: MemoryQuery) -> Int {
    let before = contents[query.table.number].rows.count
    contents[query.table.number].rows.removeAll { Self.matches($0, query) }
    return before - contents[query.table.number].rows.count
  }

  private static func matches(_ row: [MemoryValue], _ query: MemoryQuery) -> Bool {
    for condition in query.conditions {
      let isMet =
        switch condition {
        case .equal(let column, let value): Value(row[column]) == Value(value)
        case .atLeast(let column, let value):
          row[column] != .null && !Value(row[column]).precedes(Value(value))
        case .atMost(let column, let value):
          row[column] != .null && !Value(value).precedes(Value(row[column]))
        case .prefix(let column, let text):
          if case .bytes(let bytes) = Value(row[column]) {
            bytes.starts(with: Array(text.utf8))
          } else {
            false
          }
        case .missingOrAbove(let column, let value):
          row[column] == .null || Value(value).precedes(Value(row[column]))
        }
      if !isMet { return false }
    }
    return true
  }
}
