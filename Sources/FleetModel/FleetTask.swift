// What a fleet is asked to do: a task, its parts, and how they wait for one another.
// Not here: who does them (`SelectionPolicy.swift`), their graph (`LearningCore/Coordination`).

public import Instants

/// How the parts of a task depend on one another.
public enum TaskShape: String, CaseIterable, Codable, Sendable {
  /// All parts at once.
  case parallel
  /// Each part after the one before.
  case chain
  /// The first part, then all the others.
  case fanOut = "fan_out"
  /// All but the last part, then the last.
  case fanIn = "fan_in"

  /// The parts that part `position` of `count` waits for directly, as a set of positions in 64
  /// bits.
  @inlinable
  public func predecessors(of position: Int, among count: Int) -> UInt64 {
    let last = count - 1
    return switch self {
    case .parallel: 0
    case .chain: position == 0 ? 0 : 1 << UInt64(position - 1)
    case .fanOut: position == 0 ? 0 : 1
    case .fanIn: position == last ? 1 << UInt64(last) - 1 : 0
    }
  }
}

/// What a subtask asks for. Everything an agent or a learner may know of it beforehand.
public struct Subtask: Hashable, Codable, Sendable {
  public let kind: KindID
  /// Which of the kind's ``Kind/variants`` it is: they differ in who may do them.
  public let variant: Int
  /// How many capabilities it requires: its complexity, as far as a learner can see who isn't told
  /// any.
  public let capabilities: Int
  /// How complex it is and how much there is to do it with, 0 … 1; `nil` where nobody says.
  public let complexity: Double?
  public let resources: Double?
  /// How long its requester would wait at most; `nil` when nobody said.
  public let timeConstraint: Span?

  /// Nothing of it may be negative; `complexity` and `resources` lie in 0 … 1.
  public init(
    kind: KindID, variant: Int = 0, capabilities: Int, complexity: Double? = nil,
    resources: Double? = nil, timeConstraint: Span? = nil
  ) {
    precondition(variant >= 0, "there is no variant \(variant)")
    precondition(capabilities >= 0, "a subtask can't require \(capabilities) capabilities")
    precondition((0...1).contains(complexity ?? 0), "\(complexity ?? 0) is no complexity")
    precondition((0...1).contains(resources ?? 0), "\(resources ?? 0) is no share of resources")
    precondition(timeConstraint ?? .zero >= .zero, "nobody waits for less than no time")
    self.kind = kind
    self.variant = variant
    self.capabilities = capabilities
    self.complexity = complexity
    self.resources = resources
    self.timeConstraint = timeConstraint
  }
}

/// A piece of work that arrives as one and is done in parts.
public struct FleetTask: Hashable, Codable, Sendable {
  /// More parts than this would not fit the coordinator's sets.
  public static let mostParts = 64

  public let id: TaskID
  /// The number of the first part; part *i* has the number `firstSubtask + i`.
  public let firstSubtask: SubtaskID
  public let shape: TaskShape
  public let parts: [Subtask]

  public init(id: TaskID, firstSubtask: SubtaskID, shape: TaskShape, parts: [Subtask]) {
    precondition(
      (1...Self.mostParts).contains(parts.count), "a task has 1 to 64 parts, not \(parts.count)")
    self.id = id
    self.firstSubtask = firstSubtask
    self.shape = shape
    self.parts = parts
  }

  /// The number of part `position`, which counts from 0.
  public func subtask(_ position: Int) -> SubtaskID {
    SubtaskID(firstSubtask.rawValue + position)
  }
}
