// A bound on the states that a table keeps. Not here: values (`QTable.swift`).

import FleetModel

extension QTable {
  /// As many states as the documents let a table have (*Architecture*, appendix B).
  public static let documentedLimit = 5_000

  /// Forgets states until at most `limit` are left: those updated longest ago, of equals those
  /// updated least often, of equals those met first.
  ///
  /// - Returns: The new row of each old one, −1 where it is gone; `nil` when there was nothing to
  ///   forget.
  /// - Complexity: O(*n* log *n*) with *n* states.
  mutating func prune(to limit: Int) -> [Int]? {
    precondition(limit >= 0, "a table can't keep \(limit) states")
    guard states.count > limit else { return nil }
    let visits = states.indices.map { row in
      updates[row * actionCount..<(row + 1) * actionCount].reduce(UInt64(0)) { $0 + UInt64($1) }
    }
    let order = states.indices.sorted {
      (lastUpdates[$0], visits[$0], $0) < (lastUpdates[$1], visits[$1], $1)
    }
    let kept = order.suffix(limit).sorted()
    var rows = Array(repeating: -1, count: states.count)
    var pruned = QTable(
      actionCount: actionCount, defaultAction: defaultAction, initialValue: initialValue)
    for (new, old) in kept.enumerated() {
      rows[old] = new
      let cells = old * actionCount..<(old + 1) * actionCount
      pruned.append(
        states[old], values: values[cells], updates: updates[cells], lastUpdate: lastUpdates[old])
    }
    pruned.countUpdates(updateTotal)
    self = pruned
    return rows
  }
}
