// Spans as people write them: "30d", "250ms", "1.5h". Not here: where in a file one stood (`ScenarioFiles`).

/// Why a text is no span.
public enum SpanError: Error, Equatable, CustomStringConvertible {
  case notASpan(String)
  case unknownUnit(String, of: String)
  case outOfRange(String)

  public var description: String {
    switch self {
    case .notASpan(let text):
      "'\(text)' is no duration; write a number and a unit, such as 250ms, 3.5s, 20min, 12h or 30d"
    case .unknownUnit(let unit, let text):
      "'\(text)' has the unit '\(unit)'; a duration's unit is ns, us, ms, s, min, h or d"
    case .outOfRange(let text):
      "'\(text)' is too long; a duration is under 292 years"
    }
  }
}

extension Span: CustomStringConvertible {
  /// From the longest to the shortest; `m` is refused, since it could be minutes, months or milli-.
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("min", 60_000_000_000),
    ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
  ]

  /// Reads a number and a unit with nothing between them, such as `250ms`; a sign is refused.
  public init(parsing text: String) throws(SpanError) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !digits.isEmpty, digits.first != ".", digits.last != ".", let number = Double(digits)
    else { throw .notASpan(text) }
    let name = String(text.dropFirst(digits.count))
    guard !name.isEmpty else { throw .notASpan(text) }
    guard let unit = Self.units.first(where: { $0.name == name }) else {
      throw .unknownUnit(name, of: text)
    }
    let nanoseconds = number * Double(unit.nanoseconds)
    guard nanoseconds < 9.2e18 else { throw .outOfRange(text) }
    self.init(nanoseconds: Int64(nanoseconds.rounded()))
  }

  /// The shortest text that reads back as the same span, such as `90s` or `1.5h`.
  public var description: String {
    if nanoseconds == 0 { return "0s" }
    if nanoseconds < 0 { return "-\(Span(nanoseconds: -nanoseconds))" }
    let texts = Self.units.compactMap { unit -> String? in
      let text = "\(Double(nanoseconds) / Double(unit.nanoseconds))"
      let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      guard !whole.contains("e"), (try? Span(parsing: whole + unit.name)) == self else {
        return nil
      }
      return whole + unit.name
    }
    // Of equally short ones, 250ms before 0.25s.
    return texts.min {
      ($0.count, $0.hasPrefix("0") ? 1 : 0) < ($1.count, $1.hasPrefix("0") ? 1 : 0)
    }
      ?? "\(nanoseconds)ns"
  }
}
