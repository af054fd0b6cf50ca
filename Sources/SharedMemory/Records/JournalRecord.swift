// What happened since a fleet's state was last written, piece by piece. Not here: what a line says
// (`LearningCore/Lines`), when a piece is written and let go (`LearningCore/Persistence`).

/// One commit's inputs, kept until a state stands for them. Ours, beside the documents' fifteen tables: a
/// piece is written with each commit, so its table has nothing but the number to find it by.
public struct JournalRecord: MemoryRecord {
  /// From 1 on, counted by the writer without gaps.
  public var number: Int64
  /// Lines of the live protocol, each ended by a line feed.
  public var lines: String

  public init(number: Int64, lines: String) { (self.number, self.lines) = (number, lines) }

  public static let thing = "Journal"
  public static let table = MemoryTable(
    number: 15, name: "journal", columns: [.init("number", .integer), .init("lines", .text)],
    key: [0])

  public var row: [MemoryValue] { [.integer(number), .text(lines)] }

  public init(row: [MemoryValue]) throws(MemoryError) {
    var reader = try RowReader(row, of: Self.table)
    number = try reader.count()
    lines = try reader.text()
  }
}
