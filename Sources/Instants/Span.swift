// A length of simulated time. Not here: a point in it (`Instant.swift`), its text (`Span+Text.swift`).

/// A length of simulated time in whole nanoseconds: exact to add, the same on every machine.
///
/// Sixty-four bits reach 292 years. Arithmetic that would leave them traps.
public struct Span: Hashable, Comparable, Codable, Sendable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The span nearest to so many seconds; `seconds` must be finite and within ± 292 years.
  public init(seconds: Double) {
    precondition(abs(seconds) < 9.2e9, "\(seconds) s doesn't fit a span")
    nanoseconds = Int64((seconds * 1e9).rounded())
  }

  public var seconds: Double { Double(nanoseconds) / 1e9 }

  public static let zero = Span(nanoseconds: 0)
  public static func milliseconds(_ count: Int64) -> Span { Span(nanoseconds: count * 1_000_000) }
  public static func seconds(_ count: Int64) -> Span { Span(nanoseconds: count * 1_000_000_000) }
  public static func minutes(_ count: Int64) -> Span { seconds(60 * count) }
  public static func hours(_ count: Int64) -> Span { seconds(3_600 * count) }
  public static func days(_ count: Int64) -> Span { seconds(86_400 * count) }

  public static func < (one: Span, other: Span) -> Bool { one.nanoseconds < other.nanoseconds }
  public static func + (one: Span, other: Span) -> Span {
    Span(nanoseconds: one.nanoseconds + other.nanoseconds)
  }
  public static func - (one: Span, other: Span) -> Span {
    Span(nanoseconds: one.nanoseconds - other.nanoseconds)
  }
  public static func * (count: Int64, span: Span) -> Span {
    Span(nanoseconds: count * span.nanoseconds)
  }
  public static func += (one: inout Span, other: Span) { one = one + other }
}
