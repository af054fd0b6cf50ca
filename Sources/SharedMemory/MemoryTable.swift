// What a table is made of. Not here: the tables (each beside its record), the SQL of them
// (`SQLiteMemory`).

/// A table's name, columns, key and indexes: all that a store needs to know of it.
public struct MemoryTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public enum Kind: String, Sendable {
      case integer = "INTEGER"
      case real = "REAL"
      case text = "TEXT"
    }
    public let name: String
    public let kind: Kind
    public let isOptional: Bool

    public init(_ name: String, _ kind: Kind, isOptional: Bool = false) {
      (self.name, self.kind, self.isOptional) = (name, kind, isOptional)
    }
  }

  /// Where it stands among all, from 0: stores keep what belongs to a table in flat arrays.
  public let number: Int
  public let name: String
  public let columns: [Column]
  /// Positions of the primary key's columns.
  public let key: [Int]
  /// Positions of columns whose values are unique, each for itself, beside the key.
  public let unique: [Int]
  /// Positions of indexed columns, an index each.
  public let indexed: [Int]
  /// Whether the key is one integer that the store gives out, ascending, never one twice.
  public let givesKeys: Bool

  public init(
    number: Int, name: String, columns: [Column], key: [Int], unique: [Int] = [],
    indexed: [Int] = [], givesKeys: Bool = false
  ) {
    self.number = number
    self.name = name
    self.columns = columns
    self.key = key
    self.unique = unique
    self.indexed = indexed
    self.givesKeys = givesKeys
  }
}
