// The chance of one decision about an action. Not here: what is made of it (`ActionChoice.swift`,
// `ActionBeliefs.swift`).

public import FleetModel
public import Stochastics

/// Numbers that belong to one attempt at one subtask, and to nothing that happened before: arms
/// which ask the same question get the same ones.
public struct DecisionChance: Hashable, Sendable {
  private let exploration: StreamKey
  private let beliefs: StreamKey
  private let entity: UInt64
  private let index: UInt32

  /// - Parameters:
  ///   - exploration: The key for ε-greedy choices.
  ///   - beliefs: The key for draws from beliefs.
  ///   - attempts: Attempts at the subtask before this one, below 65,536.
  public init(exploration: StreamKey, beliefs: StreamKey, subtask: SubtaskID, attempts: Int) {
    (self.exploration, self.beliefs) = (exploration, beliefs)
    entity = UInt64(subtask.rawValue)
    index = UInt32(attempts)
  }

  /// Whether to explore, and what.
  var uniforms: (first: Double, second: Double) {
    exploration.uniforms(entity: entity, index: index)
  }

  /// The draw about one action, below 65,536: none depends on how many numbers another took.
  func stream(of action: Int) -> RandomStream {
    beliefs.stream(entity: entity, index: index << 16 | UInt32(action))
  }
}
