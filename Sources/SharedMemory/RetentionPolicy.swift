// How long rows are kept. Not here: removing them (`Swarm/SwarmMemory+Expiry.swift`), which key has
// which policy (`KeySpace.swift`).

/// A time to live in whole seconds; 0 is for ever.
///
/// Sources: *Learning System Architecture* §2.2 and §6.1, *Diagrams* storage layer.
public struct RetentionPolicy: Hashable, Codable, Sendable {
  public let seconds: Int64

  private init(unchecked seconds: Int64) { self.seconds = seconds }

  /// The longest: what 64 bits of nanoseconds hold, 292 years.
  public static let longest: Int64 = 9_200_000_000

  /// A time to live of 0 (for ever) to ``longest`` seconds.
  public init(seconds: Int64) throws(MemoryError) {
    guard (0...Self.longest).contains(seconds) else {
      throw .invalid(
        "a time to live of \(seconds) s can't be; it is 0 (for ever) to \(Self.longest) s")
    }
    self.seconds = seconds
  }

  private static func days(_ count: Int64) -> RetentionPolicy {
    RetentionPolicy(unchecked: 86_400 * count)
  }

  public static let forever = RetentionPolicy(unchecked: 0)
  public static let snapshots = days(90)
  public static let cycles = days(30)
  public static let abTests = days(30)
  public static let failurePatterns = days(7)
  public static let sharedPatterns = days(7)
  public static let events = days(30)
  /// From the last use: what is used lives on.
  public static let patterns = days(7)
  public static let consensus = days(7)
  public static let hints = RetentionPolicy(unchecked: 1_800)
  public static let artifacts = forever
  public static let workflows = forever

  /// When something kept from `instant` on is over; `nil` is never. It is over at that moment, not
  /// only after it.
  public func expiry(from instant: EpochMilliseconds) -> EpochMilliseconds? {
    seconds == 0 ? nil : instant + seconds * 1_000
  }
}
