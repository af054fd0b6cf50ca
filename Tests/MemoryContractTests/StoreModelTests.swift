// Stores against a model, over thousands of random operations. Not here: the model
// (`TableModel.swift`).

import SharedMemory
import TestSupport
import Testing

struct StoreModelTests {
  private struct Abandoned: Error {}

  @Test(
    "B23: after any sequence of operations a store answers as the model does",
    arguments: StoreMaker.all, [1, 2, 3, 4] as [UInt64])
  func sequences(maker: StoreMaker, seed: UInt64) throws {
    let store = try maker.make()
    defer { store.close() }
    var model = TableModel()
    var trial = TableTrial(chance: SplitMix64(seed: seed))
    // Enough rows that finding by key goes another way than looking at each.
    try store.transaction { () throws(MemoryError) in
      for _ in 0..<600 {
        let row = trial.row(MemoryEntry.table)
        try store.put(row, into: MemoryEntry.table)
        _ = model.put(row, into: MemoryEntry.table)
      }
    }
    for step in 0..<1_000 {
      if trial.chance.next(below: 10) == 0 {
        try Self.transaction(store, &model, &trial)
      } else {
        try Self.step(store, &model, &trial)
      }
      if step % 50 == 0 { try Self.compareAll(store, model) }
    }
    try Self.compareAll(store, model)
    let counts = model.contents.map(\.rows.count)
    #expect(TableTrial.tables.allSatisfy { counts[$0.number] > 0 }, "tables that stay empty")
  }

  /// Several steps as one; half of the time all are taken back.
  private static func transaction(
    _ store: any MemoryStore, _ model: inout TableModel, _ trial: inout TableTrial
  ) throws {
    let before = model
    let isKept = trial.chance.next(below: 2) == 0
    var failure: (any Error)?
    do {
      try store.transaction { () throws(MemoryError) in
        do {
          for _ in 0..<trial.chance.next(below: 12) { try step(store, &model, &trial) }
        } catch {
          failure = error
        }
        if !isKept { throw .invalid("given up") }
      }
      #expect(isKept)
    } catch {
      #expect(error == .invalid("given up") && !isKept)
      model = before
    }
    if let failure { throw failure }
  }

  private static func step(
    _ store: any MemoryStore, _ model: inout TableModel, _ trial: inout TableTrial
  ) throws {
    let table = trial.table()
    switch trial.chance.next(below: 12) {
    case 0...3:
      let row = trial.newRow(table)
      let given = try ignoringDuplicates(table) { try store.insert(row, into: table) }
      #expect(given == model.insert(row, into: table), "insert \(row)")
    case 4...5:
      let row = trial.row(table)
      let isDone = try ignoringDuplicates(table) { try store.put(row, into: table) } != nil
      #expect(isDone == model.put(row, into: table), "put \(row)")
    case 6:
      let key = trial.key(table)
      #expect(same(try store.row(key, in: table), model.row(key, in: table)))
    case 7...8:
      let key = trial.key(table)
      #expect(try store.remove(key, from: table) == model.remove(key, from: table))
    case 9:
      let query = trial.query(table)
      if query.conditions.count < 2 { return }
      #expect(try store.removeRows(query) == model.removeRows(query), "\(query.conditions)")
    default:
      let query = trial.orderedQuery(table)
      let (answer, expected) = (try store.rows(query), model.rows(query))
      #expect(
        same(answer, expected),
        "\(query.conditions) by \(String(describing: query.order)): \(answer) != \(expected)")
      var unordered = query
      (unordered.order, unordered.limit) = (nil, nil)
      #expect(try store.count(unordered) == model.rows(unordered).count)
    }
  }

  private static func ignoringDuplicates<Answer>(
    _ table: MemoryTable, _ body: () throws -> Answer
  ) throws -> Answer? {
    do {
      return try body()
    } catch MemoryError.duplicate(table.name, _) {
      return nil
    }
  }

  private static func compareAll(_ store: any MemoryStore, _ model: TableModel) throws {
    for table in MemoryTables.all {
      let rows = try store.rows(MemoryQuery(table))
      #expect(same(rows, model.rows(MemoryQuery(table))), "\(table.name)")
      for column in table.columns.indices where table.columns[column].kind == .text {
        let sums = try store.bytes(of: table, by: column)
        let expected = model.bytes(of: table, by: column)
        #expect(sums.map { Array($0.text.utf8) } == expected.map(\.name), "\(table.name)")
        #expect(sums.map(\.bytes) == expected.map(\.bytes), "\(table.name)")
      }
    }
  }

  /// Equal byte for byte, which Swift's strings don't ask for.
  private static func same(_ one: [[MemoryValue]]?, _ other: [[MemoryValue]]?) -> Bool {
    one?.map { $0.map(TableModel.Value.init) } == other?.map { $0.map(TableModel.Value.init) }
  }

  private static func same(_ one: [MemoryValue]?, _ other: [MemoryValue]?) -> Bool {
    same(one.map { [$0] }, other.map { [$0] })
  }
}
