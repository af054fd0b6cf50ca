// The question "who?" and the answer's consequences. Not here: any policy (each is a file of
// `LearningCore/Selection`), the question "how?" (`LearningCore/QLearning`).

public import Stochastics

/// An agent that may be chosen now.
public struct Candidate: Hashable, Codable, Sendable {
  public let agent: AgentID
  /// Its assignments that haven't ended: waiting or being served.
  public let load: Int

  public init(agent: AgentID, load: Int) {
    self.agent = agent
    self.load = load
  }
}

/// Decides which agent gets a subtask, and learns from how it went.
///
/// A value: a copy is a snapshot, two that saw the same are equal, and one that was written down and read
/// back is equal to itself.
public protocol SelectionPolicy: Sendable, Equatable, Codable {
  /// Chooses one of `candidates`, which is never empty, in ascending order of agents, and holds
  /// only agents that may do it and are up.
  ///
  /// - Parameter stream: The chance of this one decision; arms that ask the same question get the
  ///   same numbers.
  mutating func choose(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID

  /// The same while the fleet's learning is switched off: by what is known, without exploring. A
  /// policy that doesn't explore needs no answer of its own.
  mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID

  /// Learns from an attempt that `agent` made. Outcomes arrive in the order of time.
  mutating func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask)

  /// What the choice that these arguments would lead to goes by, for people. A policy that doesn't say needs
  /// no answer of its own.
  ///
  /// - Parameter explores: Whether ``choose(for:among:using:)`` is meant, or its greedy sister.
  func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons
}

extension SelectionPolicy {
  public mutating func chooseGreedily(
    for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
  ) -> AgentID {
    choose(for: subtask, among: candidates, using: &stream)
  }

  public func reasons(
    for subtask: Subtask, among candidates: [Candidate], explores: Bool, using stream: RandomStream
  ) -> ChoiceReasons { ChoiceReasons() }
}
