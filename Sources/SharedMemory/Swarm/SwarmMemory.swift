// The one door to a fleet's shared memory: rules of access, expiry and shape, the same for all
// stores. Not here: each table's operations (`SwarmMemory+….swift`), keeping rows (`MemoryStore`).

public import Instants

/// What a fleet remembers together, over any store.
///
/// A class, because it owns its store as one owns a file: a copy would be a second writer that
/// knows nothing of the first one's transaction. One owner, one thread.
public final class SwarmMemory {
  private let store: any MemoryStore
  private var isInTransaction = false
  private var serials = SerialNumbers()
  /// When expired rows should next be removed; see ``cleanExpired(at:)``.
  public internal(set) var nextCleaning = Instant.start + SwarmMemory.cleaningInterval
  public static let cleaningInterval = Span.hours(1)

  public init(_ store: any MemoryStore) { self.store = store }

  /// Nothing can be asked of it any more. Closing twice is once.
  public func close() { store.close() }

  /// Nobody waits now; see ``MemoryStore/rest()``.
  public func rest() { store.rest() }

  /// Bytes of everything kept, as the store counts them.
  public var storedBytes: Int { get throws(MemoryError) { try store.storedBytes } }

  /// Runs changes as one: all of them stand when it returns, none if it throws. One within another
  /// is part of it, so an error within must be let through, or half of a change may stand.
  public func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer {
    if isInTransaction { return try changes() }
    isInTransaction = true
    defer { isInTransaction = false }
    return try store.transaction(changes)
  }
}

/// What all operations are made of.
extension SwarmMemory {
  /// Writes a record, in place of the one with its key; one that has none yet gets a new one.
  func put(_ record: some MemoryRecord) throws(MemoryError) {
    let table = type(of: record).table
    let row = record.row
    try table.check(row)
    if table.givesKeys, row[table.key[0]] == .null {
      try store.insert(row, into: table)
    } else {
      try store.put(row, into: table)
    }
  }

  /// Adds a record whose key nobody has.
  /// - Returns: The key, where the store gives it out.
  @discardableResult
  func insert(_ record: some MemoryRecord) throws(MemoryError) -> Int64 {
    let table = type(of: record).table
    let row = record.row
    try table.check(row)
    return try store.insert(row, into: table)
  }

  func find<Record: MemoryRecord>(
    _ type: Record.Type, _ key: MemoryValue...
  ) throws(MemoryError) -> Record? {
    guard let row = try store.row(key, in: Record.table) else { return nil }
    return try Record(row: row)
  }

  /// The record with an identifier, else "`thing` not found: x".
  func get<Record: MemoryRecord>(
    _ type: Record.Type, _ id: String
  ) throws(MemoryError) -> Record {
    guard let record = try find(type, .text(id)) else {
      throw .notFound(thing: Record.thing, id: id)
    }
    return record
  }

  func list<Record: MemoryRecord>(
    _ type: Record.Type, _ conditions: [MemoryQuery.Condition] = [], order: String? = nil,
    isDescending: Bool = false, limit: Int? = nil
  ) throws(MemoryError) -> [Record] {
    let query = MemoryQuery(
      Record.table, conditions, order: order.map(Record.table.position),
      isDescending: isDescending, limit: limit)
    var records: [Record] = []
    for row in try store.rows(query) { records.append(try Record(row: row)) }
    return records
  }

  func count<Record: MemoryRecord>(
    _ type: Record.Type, _ conditions: [MemoryQuery.Condition] = []
  ) throws(MemoryError) -> Int {
    try store.count(MemoryQuery(Record.table, conditions))
  }

  /// Bytes of a type's rows by the text in a column; see ``MemoryStore/bytes(of:by:)``.
  func bytes<Record: MemoryRecord>(
    _ type: Record.Type, by column: String
  ) throws(MemoryError) -> [(text: String, bytes: Int)] {
    try store.bytes(of: Record.table, by: Record.table.position(of: column))
  }

  @discardableResult
  func remove<Record: MemoryRecord>(
    _ type: Record.Type, _ key: MemoryValue...
  ) throws(MemoryError) -> Bool {
    try store.remove(key, from: Record.table)
  }

  @discardableResult
  func removeAll<Record: MemoryRecord>(
    _ type: Record.Type, _ conditions: [MemoryQuery.Condition]
  ) throws(MemoryError) -> Int {
    try store.removeRows(MemoryQuery(Record.table, conditions))
  }

  /// An identifier that no record of a type has: the moment, and a number within it.
  func freshIdentifier<Record: MemoryRecord>(
    _ type: Record.Type, _ word: String, at now: Instant
  ) throws(MemoryError) -> String {
    while true {
      let id = serials.next(word, at: now.epochMilliseconds)
      if try store.row([.text(id)], in: Record.table) == nil { return id }
    }
  }
}

extension MemoryRecord {
  /// A column that must have a value.
  static func column(_ name: String, is value: MemoryValue) -> MemoryQuery.Condition {
    .equal(column: table.position(of: name), value)
  }

  /// Not over at an instant.
  static func alive(at now: Instant) -> MemoryQuery.Condition {
    .missingOrAbove(
      column: table.position(of: "expires_at"), .integer(now.epochMilliseconds))
  }
}
