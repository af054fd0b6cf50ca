// One attempt at a subtask: who and why, how and why, what came of it, what else could have, what it taught.
// Not here: the task around it (`TaskStory.swift`), finding it out (`StoryTeller.swift`).

package import FleetModel
package import GroundTruth
package import Instants
package import LearningCore

package struct AttemptStory: Sendable {
  package let id: AttemptID
  package let assigned: Instant
  package let agent: AgentID
  /// `nil` for a retry on the same agent, when nobody asked who.
  package let who: WhoStory?
  package let how: HowStory
  /// Attempts at the subtask that had ended before.
  package let earlierAttempts: Int
  /// `nil` for one that never came out of its agent's queue.
  package internal(set) var service: ServiceStory?
  package internal(set) var ending: Ending?
  /// `nil` where nothing was to be learned, or nothing came back.
  package internal(set) var lesson: LessonStory?

  package struct Ending: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The agent was done with it.
      case outcome
      /// The agent had its time.
      case timeLimit
      /// The agent went down; it counts as no attempt.
      case agentDown
    }
    package let at: Instant
    package let kind: Kind
    /// What the coordinator saw; `nil` where the agent went down.
    package let outcome: Outcome?
  }
}

/// Why an agent was chosen.
package struct WhoStory: Sendable {
  package let candidates: [Candidate]
  package let reasons: ChoiceReasons
  /// Whether the fleet's learning was on, so that the policy could explore.
  package let explores: Bool
}

/// Why an action was chosen.
package struct HowStory: Sendable {
  package let state: StateKey
  package let choice: ActionChoice
  /// ε at that moment; 0 where nothing is explored.
  package let explorationRate: Double
  /// What the engine knew, one for each action of the catalogue.
  package let known: [Known]
  /// What beliefs said in this choice, where it went by draws from them.
  package let draws: [Double]?

  package struct Known: Hashable, Sendable {
    package let value: Double
    /// How often it was updated; the value of an action without any is the initial one.
    package let updates: Int
  }
}

/// What an attempt brought, and what others would have in its place: at this attempt and at the load it met.
package struct ServiceStory: Sendable {
  package let began: Instant
  package let load: LoadLevel
  package let fate: Fate
  /// Every agent that may do it, up or not, with the chosen action.
  package let byAgent: [(agent: AgentID, fate: Fate)]
  /// The chosen agent with every action of the catalogue.
  package let byAction: [Fate]
}

extension Fate {
  /// The score of a subtask that ends with this attempt, its first, without having waited; the time limit is
  /// kept to.
  package func scoreAlone(_ plan: WorldPlan) -> Double {
    SubtaskEnd(
      succeeded: succeeded && !timesOut ? 1 : 0, seconds: min(service, plan.rules.timeout).seconds,
      attempts: 1, errors: timesOut ? 1 : Double(errors), satisfaction: satisfaction,
      efficiency: efficiency, value: value
    ).score(plan.scoring)
  }
}

/// What was learned from an attempt, and when.
package struct LessonStory: Sendable {
  package let at: Instant
  package let reward: Double
  /// The state that the target looked ahead to and its best value; `nil` where it was terminal.
  package let ahead: (state: StateKey, value: Double)?
  /// The chosen action's value in its state before, by this update alone, and after everything that followed
  /// from the lesson, a replay too; `nil` for an engine that learns nothing.
  package let value: (before: Double, updated: Double, after: Double)?
  package let updates: (before: Int, after: Int)
  /// The share of the way to the target: α, or of beliefs 1 / (κ + 1).
  package let learningRate: Double
  package let discountFactor: Double
  package let explorationRate: (before: Double, after: Double)
  /// What the policy knows of the agent, figure by figure.
  package let policy: [Figure]

  package struct Figure: Hashable, Sendable {
    package let name: String
    package let before: Double
    package let after: Double
  }

  /// Whether the lesson was the one after which the last experiences were gone through once more.
  package var isReplayed: Bool { updates.after > updates.before + 1 }
}
