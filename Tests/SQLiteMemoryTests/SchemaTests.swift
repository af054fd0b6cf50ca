// The schema in the file is the one that the records describe. Not here: how a file gets it
// (`OpeningTests.swift`).

import SQLiteMemory
import SharedMemory
import Testing

struct SchemaTests {
  private let file = MemoryFile()

  init() throws { try SQLiteStore(path: file.path).close() }

  /// Source: FACTS §1.11, counted by hand there.
  @Test("M1: there are the documents' fifteen tables and twenty indexes, and the journal")
  func counts() throws {
    let made = "FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    let tables = try file.sql("SELECT name \(made) AND type = 'table' ORDER BY rowid")
    #expect(tables.flatMap { $0 } == ["schema_migrations"] + MemoryTables.all.map(\.name))
    #expect(MemoryTables.documented.count == 15)
    #expect(MemoryTables.all == MemoryTables.documented + [JournalRecord.table])
    #expect(try file.sql("SELECT count(*) \(made) AND type = 'index'") == [["20"]])
  }

  @Test(
    "M1: a table has the columns, key and indexes of its record",
    arguments: MemoryTables.all.map(\.name))
  func table(name: String) throws {
    let table = try #require(MemoryTables.all.first { $0.name == name })
    let columns = try file.sql(
      "SELECT name, type, \"notnull\", pk FROM pragma_table_info('\(table.name)') ORDER BY cid")
    let described = table.columns.enumerated().map { position, column in
      // An integer key that the store gives out is the row's number, which can't be NULL.
      let place = table.key.firstIndex(of: position).map { $0 + 1 } ?? 0
      let isRequired = !column.isOptional && !(table.givesKeys && place > 0)
      return [column.name, column.kind.rawValue, isRequired ? "1" : "0", "\(place)"]
    }
    #expect(columns == described)

    let indexed = try indexes(of: table, origin: "c")
    #expect(indexed.sorted() == table.indexed.map { table.columns[$0].name }.sorted())
    let unique = try indexes(of: table, origin: "u")
    #expect(unique == table.unique.map { table.columns[$0].name })
    let statement = try file.sql("SELECT sql FROM sqlite_schema WHERE name = '\(table.name)'")
    #expect(statement[0][0].contains("AUTOINCREMENT") == table.givesKeys)
    #expect(statement[0][0].hasSuffix("STRICT"), "a value of the wrong kind would be kept")
  }

  private func indexes(of table: MemoryTable, origin: String) throws -> [String] {
    try file.sql(
      """
      SELECT group_concat(i.name, ',') FROM pragma_index_list('\(table.name)') l
      JOIN pragma_index_info(l.name) i WHERE l.origin = '\(origin)' GROUP BY l.name
      """
    ).flatMap { $0 }.sorted()
  }

  /// Source: FACTS §1.11: the defaults that it names, by hand.
  @Test("columns have the documented defaults")
  func defaults() throws {
    let defaults = try MemoryTables.all.flatMap { table in
      try file.sql(
        """
        SELECT '\(table.name).' || name || '=' || dflt_value FROM pragma_table_info('\(table.name)')
        WHERE dflt_value IS NOT NULL
        """
      ).flatMap { $0 }
    }
    #expect(
      defaults == [
        "memory_entries.partition='default'", "memory_entries.access_level='private'",
        "events.ttl=2592000", "patterns.usage_count=0", "patterns.ttl=604800",
        "workflow_state.ttl=0", "consensus_state.version=1", "consensus_state.ttl=604800",
        "artifacts.ttl=0", "ooda_cycles.completed=0",
      ])
  }
}
