// Which rows of a table are meant, and in what order. Not here: finding them (a store does).

/// A conjunction of conditions, an order, and how many at most.
public struct MemoryQuery: Hashable, Sendable {
  public enum Condition: Hashable, Sendable {
    case equal(column: Int, MemoryValue)
    /// Greater or equal, and less or equal; a NULL is neither.
    case atLeast(column: Int, MemoryValue)
    case atMost(column: Int, MemoryValue)
    /// A text that starts with these bytes; found by range, so that `%` and `_` are letters.
    case prefix(column: Int, String)
    /// NULL or greater: what isn't over by an instant.
    case missingOrAbove(column: Int, MemoryValue)
  }

  public var table: MemoryTable
  public var conditions: [Condition]
  /// The column to sort by first; rows that are equal in it, and all rows without it, come by key, in the
  /// same direction.
  public var order: Int?
  public var isDescending: Bool
  public var limit: Int?

  public init(
    _ table: MemoryTable, _ conditions: [Condition] = [], order: Int? = nil,
    isDescending: Bool = false, limit: Int? = nil
  ) {
    self.table = table
    self.conditions = conditions
    self.order = order
    self.isDescending = isDescending
    self.limit = limit
  }
}
