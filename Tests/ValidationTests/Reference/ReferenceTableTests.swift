// Every group of reference numbers that the code can produce.
// Not here: the comparisons (the other files of this folder).

import Testing

struct ReferenceTableTests {
  private static func check(_ rows: [ReferenceRow]) {
    for row in rows {
      #expect(row.misses.isEmpty, "\(row.file) \(row.group): \(row.misses.prefix(5))")
      #expect(row.compared > 0)
    }
  }

  @Test("generator") func generator() throws { Self.check(try RandomNumberRows.rows()) }
  @Test("aggregates") func aggregates() throws { Self.check(try AggregateRows.rows()) }
  @Test("ranks") func ranks() throws { Self.check(try RankTestRows.rows()) }
  @Test("sequential") func sequential() throws { Self.check(try SequentialRows.rows()) }
  @Test("functions") func functions() throws { Self.check(try SpecialFunctionRows.rows()) }
  @Test("means") func means() throws { Self.check(try MeanTestRows.rows()) }
}
