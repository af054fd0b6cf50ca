// What the core goes by at the moment when it decides or learns. Not here: deciding and learning
// (`FleetCoordinator`), telling a story of it (`FleetSimulation/TaskStory.swift`).

public import FleetModel
public import Stochastics

/// Something that is about to happen to a subtask, or just did, with what is known then.
public enum CoreMoment: Sendable {
  /// Nobody who may do it is up; it waits until somebody is.
  case nobody
  /// About to choose an agent.
  case who(WhoQuestion)
  /// About to choose an action.
  case how(HowQuestion)
  /// About to take in a lesson, and having taken it in.
  case learning(Lesson, CoreKnowledge)
  case learned(Lesson, CoreKnowledge)
}

/// All that the answer to "who?" is made from.
public struct WhoQuestion: Sendable {
  public let request: Subtask
  public let candidates: [Candidate]
  public let policy: any SelectionPolicy
  /// The chance of this question, untouched.
  public let stream: RandomStream
  /// Whether the policy may explore.
  public let explores: Bool

  /// What the policy says of its answer.
  public var reasons: ChoiceReasons {
    policy.reasons(for: request, among: candidates, explores: explores, using: stream)
  }
}

/// All that the answer to "how?" is made from.
public struct HowQuestion: Sendable {
  public let agent: AgentID
  public let state: StateKey
  public let engine: LearningEngine
  public let chance: DecisionChance
  public let explores: Bool
  /// What is done where the engine knows nothing of the state, if that isn't the default action.
  public let fallback: ActionID?
  /// What an A/B test asks for, whatever the engine knows.
  public let allocated: ActionID?

  /// The answer, as the core will give it.
  public var choice: ActionChoice {
    allocated.map { ActionChoice(allocated: $0) }
      ?? engine.choose(in: state, explores: explores, chance: chance, fallback: fallback)
  }
}

/// What is known of "how" by one agent's engine, and of "who" by the policy.
public struct CoreKnowledge: Sendable {
  public let engine: LearningEngine
  public let policy: any SelectionPolicy
}
