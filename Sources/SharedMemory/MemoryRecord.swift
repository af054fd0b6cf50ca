// What all records have in common, and how time stands in them.
// Not here: the records (`Records`), how long each is kept (`RetentionPolicy.swift`).

public import Instants

/// Milliseconds since the epoch; simulated, since the start of the replication. Never negative.
public typealias EpochMilliseconds = Int64

extension Instant {
  /// The whole milliseconds since the start, as records keep them.
  public var epochMilliseconds: EpochMilliseconds { nanoseconds / 1_000_000 }
}

/// A row of one table as a value with named, typed fields.
public protocol MemoryRecord: Hashable, Codable, Sendable {
  static var table: MemoryTable { get }
  /// What a getter calls it: "`thing` not found: x".
  static var thing: String { get }
  /// The fields in the order of the table's columns.
  var row: [MemoryValue] { get }
  /// Refuses a row that doesn't fit: the wrong width, kind or range, or no word of a status.
  init(row: [MemoryValue]) throws(MemoryError)
}
