// What a review of a rolled back agent may find, and its text. Not here: what follows
// (`Rollback.swift`).

/// What a review may find.
public enum ReviewDecision: Hashable, Sendable, CustomStringConvertible {
  case reEnable
  case keepDisabled
  /// To an earlier version.
  case rollBackFurther(VersionID)

  /// As it is written: `re_enable`, `keep_disabled`, `roll_back_to:v3`.
  public var description: String {
    switch self {
    case .reEnable: "re_enable"
    case .keepDisabled: "keep_disabled"
    case .rollBackFurther(let version): "roll_back_to:\(version)"
    }
  }

  public init?(_ text: String) {
    switch text {
    case "re_enable": self = .reEnable
    case "keep_disabled": self = .keepDisabled
    default:
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0] == "roll_back_to", let id = VersionID(String(parts[1]))
      else { return nil }
      self = .rollBackFurther(id)
    }
  }
}

extension ReviewDecision: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let decision = ReviewDecision(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is no decision: re_enable, keep_disabled or roll_back_to:v3")
    }
    self = decision
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
