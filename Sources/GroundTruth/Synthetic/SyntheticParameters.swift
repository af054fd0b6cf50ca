// What is hidden about a synthetic fleet: how much agents, actions, tasks and luck matter.
// Not here: drawing it (`SyntheticWorld.swift`), the attempts (`SyntheticWorld+Fate.swift`).

package import Stochastics

/// Logits of success are sums of effects, logarithms of service times too; all deviations are of normal
/// distributions around 0.
package struct SyntheticParameters: Hashable, Sendable {
  package struct Success: Hashable, Sendable {
    /// The logit of an average agent with the default action on an average subtask.
    package var base = 0.0
    package var agentKind = 0.0
    package var action = 0.0
    package var actionComplexity = 0.0
    package var task = 0.0
    /// Of an agent with a task, the same at every attempt.
    package var cell = 0.0
    /// Added by an action's retry policy. Where pairs of agent and task mostly never or always succeed, as
    /// recorded ones do, asking another agent soon beats trying again; with these no policy need win by
    /// its structure alone.
    package var fixedRetry = 0.0
    package var noRetry = 0.0
    /// Added for each doubling of a subtask's size; negative.
    package var perDoubling = 0.0
    /// Added for each day: work that gets easier for everybody.
    package var easingPerDay = 0.0
  }

  package struct Service: Hashable, Sendable {
    /// The median over everything of a successful attempt, above 0.
    package var medianSeconds = 1.0
    /// Deviations of the logarithm: the subtask's size, the agent, the agent with the kind and with
    /// the subtask, the action, and one attempt to the next.
    package var task = 0.0
    package var agent = 0.0
    package var cell = 0.0
    package var action = 0.0
    package var attempt = 0.0
    /// What a failed attempt takes longer than the same one would have if it had succeeded, above 0.
    package var failureRatio = 1.0
  }

  /// A signal of 0 … 1 about an attempt.
  package struct Signal: Hashable, Sendable {
    package var afterSuccess: Distribution
    package var afterFailure: Distribution
    /// How far actions' means lie apart at most.
    package var actionSpread: Double
    /// How often an agent's report lacks it, 0 … 1.
    package var missing: Double
    /// What each earlier attempt at the subtask takes away.
    package var costOfRetry: Double

    package init(
      afterSuccess: Distribution, afterFailure: Distribution, actionSpread: Double = 0,
      missing: Double = 0, costOfRetry: Double = 0
    ) {
      self.afterSuccess = afterSuccess
      self.afterFailure = afterFailure
      self.actionSpread = actionSpread
      self.missing = missing
      self.costOfRetry = costOfRetry
    }
  }

  /// An agent's time up and time down, by turns.
  package struct Outages: Hashable, Sendable {
    package var upSeconds: Distribution
    package var downSeconds: Distribution

    package init(upSeconds: Distribution, downSeconds: Distribution) {
      self.upSeconds = upSeconds
      self.downSeconds = downSeconds
    }
  }

  package var success = Success()
  package var service = Service()
  /// How often a failed attempt raises an error, 0 … 1.
  package var errorGivenFailure = 0.5
  package var satisfaction: Signal
  package var efficiency: Signal
  package var busy: LoadResponse?
  package var saturated: LoadResponse?
  package var outages: Outages?
  package var drift = Drift()
  /// `nil` where learners know at once how an attempt ended.
  package var feedback: Feedback?
  /// Whether luck is the subtask's alone, whoever attempts it, how, and however often: where nothing
  /// differs but luck, all arms then have the same records. Ceilings take each attempt's luck for its own,
  /// so it asks for one attempt at a subtask.
  package var sharesNoise = false

  package init(satisfaction: Signal, efficiency: Signal) {
    self.satisfaction = satisfaction
    self.efficiency = efficiency
  }
}
