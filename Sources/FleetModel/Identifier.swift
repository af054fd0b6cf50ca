// Serial numbers that can't be mixed up. Not here: what they number (`Fleet.swift`,
// `FleetTask.swift`).

/// A serial number that can't be taken for the serial number of something else.
public struct Identifier<Subject>: Hashable, Comparable, Codable, Sendable {
  public let rawValue: Int
  @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static func < (one: Self, other: Self) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension Identifier: CustomStringConvertible {
  public var description: String { "#\(rawValue)" }
}

/// Written down as the bare number.
extension Identifier {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

public typealias AgentID = Identifier<Agent>
public typealias KindID = Identifier<Kind>
public typealias TaskID = Identifier<FleetTask>
public typealias SubtaskID = Identifier<Subtask>
/// The position of an action in its ``ActionCatalogue``.
public typealias ActionID = Identifier<Action>
