// Which rows a query means and how they are ordered, by looking at each.
// Not here: finding few enough to look at (`TableContents+Order.swift`).

extension MemoryQuery {
  /// Whether a row meets all conditions.
  func matches(_ row: [MemoryValue]) -> Bool {
    conditions.allSatisfy { condition in
      switch condition {
      case .equal(let column, let value):
        value != .null && RowKey.isSame(row[column], value)
      case .atLeast(let column, let value):
        row[column] != .null && row[column].compared(to: value) >= 0
      case .atMost(let column, let value):
        row[column] != .null && row[column].compared(to: value) <= 0
      case .prefix(let column, let prefix):
        if case .text(let text) = row[column] { text.hasBytes(prefix: prefix) } else { false }
      case .missingOrAbove(let column, let value):
        row[column] == .null || row[column].compared(to: value) > 0
      }
    }
  }

  /// Matching rows in the query's order, as many as it asks for.
  func answer(from candidates: [[MemoryValue]]) -> [[MemoryValue]] {
    var rows = candidates.filter(matches)
    if limit == 1 { return rows.min(by: precedes).map { [$0] } ?? [] }
    rows.sort(by: precedes)
    if let limit { rows.removeLast(max(0, rows.count - limit)) }
    return rows
  }

  private func precedes(_ one: [MemoryValue], _ other: [MemoryValue]) -> Bool {
    var comparison = order.map { one[$0].compared(to: other[$0]) } ?? 0
    if comparison == 0 { comparison = table.compareKeys(one, other) }
    return isDescending ? comparison > 0 : comparison < 0
  }
}
