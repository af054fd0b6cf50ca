// A store that fails as a full disk would. Not here: what a fleet does about it (`LiveFleetTests.swift`).

import SharedMemory

/// A store whose *n*-th commit fails, once. A class, as every store is.
final class FailingStore: MemoryStore {
  private let store: InMemoryStore
  private var left: Int

  init(_ store: InMemoryStore, failing: Int) { (self.store, left) = (store, failing) }

  func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer {
    try store.transaction { () throws(MemoryError) in
      let answer = try changes()
      left -= 1
      if left == 0 { throw .failed(doing: "committing", code: 13, message: "the disk is full") }
      return answer
    }
  }

  func insert(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) -> Int64 {
    try store.insert(row, into: table)
  }
  func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try store.put(row, into: table)
  }
  func row(_ key: [MemoryValue], in table: MemoryTable) throws(MemoryError) -> [MemoryValue]? {
    try store.row(key, in: table)
  }
  func remove(_ key: [MemoryValue], from table: MemoryTable) throws(MemoryError) -> Bool {
    try store.remove(key, from: table)
  }
  func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]] { try store.rows(query) }
  func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int { try store.removeRows(query) }
  func count(_ query: MemoryQuery) throws(MemoryError) -> Int { try store.count(query) }
  var storedBytes: Int { get throws(MemoryError) { try store.storedBytes } }
  func close() {}
}
