// The rows of one table in memory, and finding one by key.
// Not here: finding many (`TableContents+Order.swift`), undoing (`InMemoryStore.swift`).

/// Rows in the places where they were first put, so that a change moves nothing.
///
/// What is removed leaves an empty place; once the empty outnumber the rest, all move up.
struct TableContents {
  let table: MemoryTable
  /// `nil` where a row was removed.
  private(set) var rows: [[MemoryValue]?] = []
  private(set) var places: [RowKey: Int] = [:]
  /// For each unique column, which row holds a value.
  private var holders: [[RowKey: Int]]
  /// The highest key given out.
  var lastKey: Int64 = 0
  /// Bytes of all elements, without room for more.
  private(set) var bytes = 0
  /// Where rows say when they are over, and no later than the first of them is.
  let expiryColumn: Int?
  private(set) var earliestExpiry = Int64.max
  /// Places in order of their keys, without those of ``recent`` and with places emptied since.
  var sorted: [Int] = []
  /// Places filled since `sorted` was made, in no order.
  var recent: [Int] = []

  init(_ table: MemoryTable) {
    self.table = table
    holders = Array(repeating: [:], count: table.unique.count)
    expiryColumn = table.columns.firstIndex { $0.name == "expires_at" }
  }

  var count: Int { places.count }

  /// Forgets which places are emptied. O(*n* log *n*), after as many removals.
  mutating func closeUp() {
    guard rows.count - places.count > places.count + 64 else { return }
    let kept = rows.compactMap { $0 }
    let last = lastKey
    self = TableContents(table)
    lastKey = last
    for row in kept { set(row) }
  }

  func row(_ key: RowKey) -> [MemoryValue]? { places[key].flatMap { rows[$0] } }

  /// Throws where another row than the one with this key holds a unique value of `row`.
  func checkUnique(_ row: [MemoryValue], key: RowKey) throws(MemoryError) {
    for (number, column) in table.unique.enumerated() where row[column] != .null {
      guard let place = holders[number][RowKey([row[column]])] else { continue }
      if places[key] != place {
        throw .duplicate(table: table.name, key: row[column].text)
      }
    }
  }

  /// Puts a row in, in place of the one with its key. Amortised O(1).
  ///
  /// - Returns: What stood there.
  @discardableResult
  mutating func set(_ row: [MemoryValue]) -> [MemoryValue]? {
    let key = RowKey(of: row, in: table)
    bytes += Self.bytes(of: row)
    if let expiryColumn, case .integer(let expiry) = row[expiryColumn] {
      earliestExpiry = min(earliestExpiry, expiry)
    }
    let place: Int
    var previous: [MemoryValue]?
    if let known = places[key] {
      place = known
      previous = rows[known]
      if let previous { forget(previous) }
      rows[known] = row
    } else {
      place = rows.count
      rows.append(row)
      places[key] = place
      recent.append(place)
    }
    for (number, column) in table.unique.enumerated() where row[column] != .null {
      holders[number][RowKey([row[column]])] = place
    }
    return previous
  }

  /// Takes a row out. O(1).
  @discardableResult
  mutating func remove(_ key: RowKey) -> [MemoryValue]? {
    guard let place = places.removeValue(forKey: key), let row = rows[place] else { return nil }
    forget(row)
    rows[place] = nil
    return row
  }

  private mutating func forget(_ row: [MemoryValue]) {
    bytes -= Self.bytes(of: row)
    for (number, column) in table.unique.enumerated() where row[column] != .null {
      holders[number][RowKey([row[column]])] = nil
    }
  }

  /// Bytes of the rows' values, by the text in a column; see ``MemoryStore/bytes(of:by:)``.
  func bytes(by column: Int) -> [(text: String, bytes: Int)] {
    var sums: [RowKey: Int] = [:]
    for case let row? in rows {
      guard case .text = row[column] else { continue }
      sums[RowKey([row[column]]), default: 0] += row.reduce(0) { sum, value in
        switch value {
        case .text(let text): sum + text.utf8.count
        case .null: sum
        case .integer, .real: sum + 8
        }
      }
    }
    return sums.map { ($0.key.first.text, $0.value) }
      .sorted { $0.0.comparedByBytes(to: $1.0) < 0 }
  }

  private static func bytes(of row: [MemoryValue]) -> Int {
    var bytes = row.count * MemoryLayout<MemoryValue>.stride
    for value in row {
      if case .text(let text) = value { bytes += text.utf8.count }
    }
    return bytes
  }
}
