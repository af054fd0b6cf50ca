// A store that hands everything on to another. Not here: what a test's own store does besides.

public import SharedMemory

/// What tests change a thing or two about. Closing it leaves the other store open.
open class ForwardingStore: MemoryStore {
  public let store: any MemoryStore

  public init(_ store: any MemoryStore) { self.store = store }

  open func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer { try store.transaction(changes) }

  open func insert(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) -> Int64 {
    try store.insert(row, into: table)
  }
  open func put(_ row: [MemoryValue], into table: MemoryTable) throws(MemoryError) {
    try store.put(row, into: table)
  }
  open func row(
    _ key: [MemoryValue], in table: MemoryTable
  ) throws(MemoryError) -> [MemoryValue]? { try store.row(key, in: table) }
  open func remove(_ key: [MemoryValue], from table: MemoryTable) throws(MemoryError) -> Bool {
    try store.remove(key, from: table)
  }
  open func rows(_ query: MemoryQuery) throws(MemoryError) -> [[MemoryValue]] {
    try store.rows(query)
  }
  open func removeRows(_ query: MemoryQuery) throws(MemoryError) -> Int {
    try store.removeRows(query)
  }
  open func count(_ query: MemoryQuery) throws(MemoryError) -> Int { try store.count(query) }
  open func bytes(
    of table: MemoryTable, by column: Int
  ) throws(MemoryError) -> [(text: String, bytes: Int)] { try store.bytes(of: table, by: column) }
  open var storedBytes: Int { get throws(MemoryError) { try store.storedBytes } }
  open func close() {}
}
