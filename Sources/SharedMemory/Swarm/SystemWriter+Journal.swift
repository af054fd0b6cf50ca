// The fleet's journal: read from its beginning, and let go as a whole. Not here: what is in it
// (`LearningCore/Persistence`); adding to it is writing a record (`SystemWriter.swift`).

extension SystemWriter {
  /// All pieces in order.
  public func journal() throws(MemoryError) -> [JournalRecord] {
    try memory.list(JournalRecord.self)
  }

  /// Lets all pieces go.
  public func clearJournal() throws(MemoryError) { try memory.removeAll(JournalRecord.self, []) }
}
