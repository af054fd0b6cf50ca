// Instants and spans as one number of nanoseconds where values are written down.
// Not here: their text for people (`Span+Text.swift`).

extension Instant {
  /// - Throws: `DecodingError` for a number below 0.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let nanoseconds = try container.decode(Int64.self)
    guard nanoseconds >= 0 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(nanoseconds) ns lies before the start")
    }
    self.init(nanoseconds: nanoseconds)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(nanoseconds)
  }
}

extension Span {
  public init(from decoder: any Decoder) throws {
    self.init(nanoseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(nanoseconds)
  }
}
