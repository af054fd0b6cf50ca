// The journal in a table of its own; its pieces were entries. Not here: why there is one
// (`SharedMemory/Records/JournalRecord.swift`).
// A piece is written with every commit, and what a commit costs is the pages that it changes: an entry's are six
// (the table, its key and four indexes), a piece's is one. With 17 agents and a commit for each task, 30 days
// took 17.6 s and take 10.1 s.

extension Migration {
  static let journalApart = Migration(
    name: "0002-journal",
    sql: """
      CREATE TABLE journal (
        number INTEGER NOT NULL PRIMARY KEY,
        lines TEXT NOT NULL
      ) STRICT;
      INSERT INTO journal (number, lines)
        SELECT CAST(substr(key, 22) AS INTEGER), value FROM memory_entries
        WHERE partition = 'learning' AND key >= 'phase2/fleet/journal/' AND key < 'phase2/fleet/journal0';
      DELETE FROM memory_entries
        WHERE partition = 'learning' AND key >= 'phase2/fleet/journal/' AND key < 'phase2/fleet/journal0';
      """)
}
