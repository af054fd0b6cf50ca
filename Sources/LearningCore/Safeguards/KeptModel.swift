// An engine's state as a version on a shelf: written down once, under a key of its own.
// Not here: the shelf (`VersionShelf.swift`), keys (`SharedMemory/KeySpace.swift`).

/// A state that isn't part of its holder's text, so that ten versions of an engine aren't written with every
/// state of its agent.
public struct KeptModel: Hashable, Codable, Sendable {
  /// `nil` between reading a shelf and reading its models.
  public let state: LearningEngine.State?

  public init(_ state: LearningEngine.State?) { self.state = state }

  public init(from decoder: any Decoder) throws { state = nil }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}
