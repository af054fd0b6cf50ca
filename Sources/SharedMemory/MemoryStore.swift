// Where rows are kept: what every store can do. Not here: what rows mean and who may touch them
// (`SwarmMemory.swift`), a store (`InMemoryStore.swift`, `SQLiteMemory`).

/// Rows of all tables, kept by one owner on one thread.
///
/// A class, because a store is a thing in the world: copies of it would be two hands on one file.
public protocol MemoryStore: AnyObject {
  /// Runs changes as one: all of them stand when it returns, none if it throws, and whoever is told
  /// that it returned may rely on them. Not to be nested.
  func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer

  /// Adds a row, whose key (and unique columns) no other may have, else ``MemoryError/duplicate``.
  /// - Returns: The key, where the store gives it out; else 0.
  @discardableResult
  func insert(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) -> Int64
  /// Adds a row, in place of the one with the same key if there is one.
  func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError)
  func row(_ key: [MemoryValue], in table: MemoryTable) throws(MemoryError) -> [MemoryValue]?
  /// - Returns: Whether there was one.
  @discardableResult
  func remove(_ key: [MemoryValue], from table: MemoryTable) throws(MemoryError) -> Bool
  func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]]
  /// - Returns: How many there were. Order and limit must not be given.
  @discardableResult
  func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int
  func count(_ query: MemoryQuery) throws(MemoryError) -> Int
  /// Bytes of the values in a table's rows, by the text in one of its columns: a text's own, 8 of a number,
  /// none of what is missing. Rows without a text there aren't counted. In order of the texts' bytes. O(rows).
  func bytes(of table: MemoryTable, by column: Int) throws(MemoryError)
    -> [(text: String, bytes: Int)]
  /// Nobody waits now: whatever is better done at such a moment than in a commit.
  func rest()
  /// Bytes of everything kept: of a file with its log, of elements in memory.
  var storedBytes: Int { get throws(MemoryError) }
  /// Nothing can be asked of it any more. Closing twice is once.
  func close()
}

extension MemoryStore {
  public func rest() {}
}
