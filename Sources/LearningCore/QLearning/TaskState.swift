// What an engine knows of a subtask when it chooses, and the one encoder of state keys.
// Not here: values by state (`QTable.swift`).

public import FleetModel
public import Instants

/// What the states of an engine are told apart by.
public enum StateFeatures: String, CaseIterable, Sendable {
  /// The documents' five, among which the kind of a subtask isn't: one value for all kinds.
  case documented
  /// The same and the kind: one value for each, known later.
  case withKind = "with_kind"
}

/// The five documented features of a subtask about to be attempted, and where it is one its kind.
public struct TaskState: Hashable, Sendable {
  /// In tenths: what the subtask says, else min(1, .5 + .1 · capabilities + .1 · attempts), as it was
  /// when the state was made.
  public let complexity: Int
  /// How many capabilities it requires.
  public let capabilities: Int
  /// Attempts made before this one.
  public let attempts: Int
  /// The share of resources free, 0 … 1: what the subtask says, else the documents' constant.
  public let resources: Double
  public let timeConstraint: Span?
  /// `nil` where the kind is no feature.
  public let kind: KindID?

  /// The documents' constant for available resources.
  public static let assumedResources = 0.8

  public init(
    capabilities: Int, attempts: Int, complexity: Double? = nil,
    resources: Double = assumedResources, timeConstraint: Span? = nil, kind: KindID? = nil
  ) {
    self.complexity = complexity.map(Self.tenths) ?? min(10, 5 + capabilities + attempts)
    self.capabilities = capabilities
    self.attempts = attempts
    self.resources = resources
    self.timeConstraint = timeConstraint
    self.kind = kind
  }

  public init(of subtask: Subtask, attempts: Int, features: StateFeatures = .documented) {
    self.init(
      capabilities: subtask.capabilities, attempts: attempts, complexity: subtask.complexity,
      resources: subtask.resources ?? Self.assumedResources,
      timeConstraint: subtask.timeConstraint, kind: features == .withKind ? subtask.kind : nil)
  }

  /// Rounded to one decimal, a half upwards; 10 at most.
  private static func tenths(_ share: Double) -> Int { min(10, Int((share * 10).rounded())) }

  /// The documents' pseudo next state: one more attempt and resources × .9, the complexity as it
  /// was.
  public var documentedNext: TaskState { TaskState(after: self) }

  private init(after state: TaskState) {
    complexity = state.complexity
    capabilities = state.capabilities
    attempts = state.attempts + 1
    resources = state.resources * 0.9
    timeConstraint = state.timeConstraint
    kind = state.kind
  }

  /// The features in tenths: complexity, capabilities / 10, attempts / 5, resources, and time
  /// constraint / 300 s (1 without one), each rounded to one decimal and clamped to 1.
  public var key: StateKey {
    let allowed = timeConstraint.map { Int(min($0.seconds / 30, 10).rounded()) } ?? 10
    return StateKey(
      complexity: complexity, capabilities: min(10, capabilities),
      attempts: min(10, 2 * attempts), resources: Self.tenths(resources),
      timeConstraint: allowed, kind: kind)
  }
}

/// A state's name in a table: five features in tenths and perhaps a kind, packed. Text and number
/// say the same.
public struct StateKey: Hashable, Codable, Sendable, CustomStringConvertible {
  public let packed: UInt64

  /// Each feature in tenths, 0 … 10; a kind below 2²⁴ − 1.
  init(
    complexity: Int, capabilities: Int, attempts: Int, resources: Int, timeConstraint: Int,
    kind: KindID?
  ) {
    packed =
      UInt64(complexity) << 32 | UInt64(capabilities) << 24 | UInt64(attempts) << 16
      | UInt64(resources) << 8 | UInt64(timeConstraint)
      | (kind.map { UInt64($0.rawValue + 1) << 40 } ?? 0)
  }

  public init(packed: UInt64) { self.packed = packed }

  /// The documented text, such as `0.6,0.1,0,0.8,1`: whole numbers stand without a decimal. A kind
  /// follows as `,k3`.
  public var description: String {
    let features = (0..<5).map { Action.tenths(Int(packed >> (8 * (4 - UInt64($0))) & 0xff)) }
    let kind = packed >> 40
    return (features + (kind > 0 ? ["k\(kind - 1)"] : [])).joined(separator: ",")
  }
}
