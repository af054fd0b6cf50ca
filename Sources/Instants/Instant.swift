// A point in simulated time. Not here: who moves it on (`SimulationKernel`).

/// A point in simulated time, counted in nanoseconds from the start of a replication; never negative.
public struct Instant: Hashable, Comparable, Codable, Sendable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) {
    precondition(nanoseconds >= 0, "\(nanoseconds) ns lies before the start")
    self.nanoseconds = nanoseconds
  }

  public static let start = Instant(nanoseconds: 0)
  /// Later than anything that happens.
  public static let never = Instant(nanoseconds: .max)

  public var seconds: Double { Double(nanoseconds) / 1e9 }
  /// The whole days since the start; day 0 is the first.
  public var day: Int { Int(nanoseconds / 86_400_000_000_000) }

  public static func < (one: Instant, other: Instant) -> Bool {
    one.nanoseconds < other.nanoseconds
  }
  public static func + (instant: Instant, span: Span) -> Instant {
    Instant(nanoseconds: instant.nanoseconds + span.nanoseconds)
  }
  public static func - (later: Instant, earlier: Instant) -> Span {
    Span(nanoseconds: later.nanoseconds - earlier.nanoseconds)
  }
}

extension Instant: CustomStringConvertible {
  public var description: String { self == .never ? "never" : "\(seconds) s" }
}
