// Why attempts fail, in seven classes. Not here: counting them and what to do about each
// (`LearningCore/Patterns`).

/// What made an attempt fail. Stored by raw value, so never renamed.
public enum FailureCause: String, CaseIterable, Codable, Sendable {
  case timeout, memory, validation, network, parsing, permission, other

  /// The class that an error's label names by its first segment, such as `timeout:service` or
  /// `Network`; ``other`` for anything else.
  public init(label: String) {
    let segment = label.prefix { $0 != ":" }.lowercased()
    self = FailureCause(rawValue: segment) ?? .other
  }

  /// Its place in flat tables.
  public var number: Int {
    switch self {
    case .timeout: 0
    case .memory: 1
    case .validation: 2
    case .network: 3
    case .parsing: 4
    case .permission: 5
    case .other: 6
    }
  }
}
