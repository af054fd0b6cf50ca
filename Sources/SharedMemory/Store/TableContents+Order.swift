// Rows in order of their keys, and ranges of them. Not here: conditions
// (`MemoryQuery+Matching.swift`).

extension TableContents {
  /// How many new rows are looked through one by one before they are sorted in.
  private static let manyRecent = 256

  /// The rows that a query can mean, by key where it says how the key's first column begins; a few
  /// more than that, in no order. O(log *n*) and what is found with such a condition, else O(*n*).
  mutating func candidates(for query: MemoryQuery) -> [[MemoryValue]] {
    for condition in query.conditions {
      switch condition {
      case .atMost(let column, .integer(let bound))
      where column == expiryColumn && bound < earliestExpiry:
        return []
      case .equal(table.key[0], let value):
        if table.key.count == 1 { return row(RowKey([value])).map { [$0] } ?? [] }
        return range(of: query) { $0.compared(to: value) }
      case .prefix(table.key[0], let prefix):
        return range(of: query) { value in
          guard case .text(let text) = value else { return -1 }
          return text.hasBytes(prefix: prefix) ? 0 : text.comparedByBytes(to: prefix)
        }
      default: continue
      }
    }
    return rows.compactMap { $0 }
  }

  /// The rows that a query means whose first key column `compare` gives 0, which must rise with it.
  private mutating func range(
    of query: MemoryQuery, _ compare: (MemoryValue) -> Int
  ) -> [[MemoryValue]] {
    if recent.count > Self.manyRecent { sortIn() }
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      // An emptied place has no key to compare; go on from the next that has one.
      var probe = middle
      while probe < high, rows[sorted[probe]] == nil { probe += 1 }
      if probe < high, let row = rows[sorted[probe]], compare(row[table.key[0]]) < 0 {
        low = probe + 1
      } else {
        high = middle
      }
    }
    var found: [[MemoryValue]] = []
    for place in sorted[low...] {
      guard let row = rows[place] else { continue }
      if compare(row[table.key[0]]) != 0 { break }
      if query.matches(row) { found.append(row) }
    }
    for place in recent {
      if let row = rows[place], query.matches(row) { found.append(row) }
    }
    return found
  }

  /// Sorts recent rows in among the others. O(*n*) and the sorting of the recent.
  private mutating func sortIn() {
    // Keys side by side, since going to a row for each comparison costs more than comparing.
    let keyed = recent.compactMap { place in rows[place].map { ($0[table.key[0]], place) } }
    let added = keyed.sorted { one, other in
      let order = one.0.compared(to: other.0)
      return order == 0 ? precedes(one.1, other.1) : order < 0
    }.map(\.1)
    let kept = sorted.filter { rows[$0] != nil }
    var merged: [Int] = []
    merged.reserveCapacity(kept.count + added.count)
    var next = 0
    for place in kept {
      while next < added.count, precedes(added[next], place) {
        merged.append(added[next])
        next += 1
      }
      merged.append(place)
    }
    merged.append(contentsOf: added[next...])
    (sorted, recent) = (merged, [])
  }

  /// Whether one filled place's key stands before another's.
  private func precedes(_ one: Int, _ other: Int) -> Bool {
    guard let first = rows[one], let second = rows[other] else { return false }
    return table.compareKeys(first, second) < 0
  }
}

extension MemoryTable {
  /// −1, 0 or 1 by the key's columns in order.
  func compareKeys(_ one: [MemoryValue], _ other: [MemoryValue]) -> Int {
    for column in key {
      let order = one[column].compared(to: other[column])
      if order != 0 { return order }
    }
    return 0
  }
}
