// A world: all work of a replication and the truth about it. One thing, made up, recorded or a table.
// Not here: the kinds of truth (`Synthetic`, `Recorded`, `Environment`), bounds made from them
// (`Yardsticks`).

package import FleetModel
package import Instants
package import Stochastics

/// What a world is made from.
package struct WorldPlan: Hashable, Sendable {
  package enum Truth: Hashable, Sendable {
    case synthetic(SyntheticParameters, WorkloadParameters)
    case recorded(RecordedParameters)
    case environment(EnvironmentParameters)
  }

  package var fleet: Fleet
  package var catalogue: ActionCatalogue
  package var rules: AttemptRules
  package var horizon: Span
  package var scoring: Scoring
  package var truth: Truth

  package init(
    fleet: Fleet, catalogue: ActionCatalogue, rules: AttemptRules, horizon: Span,
    scoring: Scoring, truth: Truth
  ) {
    self.fleet = fleet
    self.catalogue = catalogue
    self.rules = rules
    self.horizon = horizon
    self.scoring = scoring
    self.truth = truth
  }

  /// What the reference policy does, with equal chances: the default action, or in an environment, which
  /// knows none, any.
  package var referenceActions: [ActionID] {
    if case .environment = truth { return catalogue.actions.indices.map { ActionID($0) } }
    return [catalogue.defaultAction]
  }
}

extension WorldPlan {
  /// Whether the optimum of the queue-free problem bounds every arm by itself: load neither alters outcomes
  /// nor enters the measure. Elsewhere it is called the queue-free optimum.
  package func isBounded(_ measure: Measure) -> Bool {
    guard case .synthetic(let parameters, _) = truth else {
      return measure == .successRate || !scoring.countsTime
        || fleet.agents.allSatisfy { $0.capacity == nil }
    }
    guard parameters.busy == nil, parameters.saturated == nil else { return false }
    return measure == .successRate || fleet.agents.allSatisfy { $0.capacity == nil }
  }
}

/// Changes in whether an agent can be reached.
package struct OutageChange: Hashable, Sendable {
  package let at: Instant
  package let isUp: Bool
}

/// One replication's world; every arm meets the same.
///
/// A class because all arms and all attempts look into one; nothing in it changes.
package final class World: Sendable {
  package let plan: WorldPlan
  package let workload: Workload
  let truth: Truth
  private let outageChance: StreamKey
  private let feedbackTimes: FeedbackTimes?

  enum Truth: Sendable {
    case synthetic(SyntheticWorld)
    case recorded(RecordedWorld)
    case environment(EnvironmentWorld)
  }

  package init(_ plan: WorldPlan, chance: StreamRoot) {
    self.plan = plan
    outageChance = chance.key(Purpose("outages"))
    switch plan.truth {
    case .synthetic(let parameters, let work):
      feedbackTimes = parameters.feedback.map { FeedbackTimes($0, chance: chance) }
      workload = Workload(work, horizon: plan.horizon, chance: chance)
      truth = .synthetic(
        SyntheticWorld(
          parameters, fleet: plan.fleet, catalogue: plan.catalogue, timeout: plan.rules.timeout,
          workload: workload, workloadParameters: work, chance: chance))
    case .recorded(let parameters):
      feedbackTimes = nil
      let made = RecordedWorld.make(
        parameters, timeout: plan.rules.timeout, horizon: plan.horizon, chance: chance)
      workload = made.workload
      truth = .recorded(made.world)
    case .environment(let parameters):
      feedbackTimes = nil
      let world = EnvironmentWorld(
        parameters, catalogue: plan.catalogue, horizon: plan.horizon, chance: chance)
      workload = world.workload
      truth = .environment(world)
    }
  }

  /// What would happen: a function of the numbers given and of nothing else.
  package func fate(
    of subtask: SubtaskID, agent: AgentID, action: ActionID, attempt: Int, load: LoadLevel
  ) -> Fate {
    switch truth {
    case .synthetic(let world):
      let circumstances = world.circumstances(
        of: subtask, request: workload.subtasks[subtask.rawValue], agent: agent, attempt: attempt,
        day: Int(workload.days[subtask.rawValue]), load: load)
      return world.fate(circumstances, action: action)
    case .recorded(let world):
      return world.fate(of: subtask, agent: agent, attempt: attempt)
    case .environment(let world):
      return world.fate(of: subtask, action: action)
    }
  }

  /// The level at which an agent serves that leaves so many waiting.
  package func loadLevel(waiting: Int) -> LoadLevel {
    guard case .synthetic(let world) = truth else { return .idle }
    if let saturated = world.parameters.saturated, waiting >= saturated.waiting {
      return .saturated
    }
    if let busy = world.parameters.busy, waiting >= busy.waiting { return .busy }
    return .idle
  }

  /// Whether any feedback may come later than the outcome.
  package var delaysFeedback: Bool { feedbackTimes != nil }

  /// When learners get to know how an attempt ended.
  package func feedback(
    on subtask: SubtaskID, agent: AgentID, action: ActionID, attempt: Int, endedAt end: Instant
  ) -> FeedbackTime {
    feedbackTimes?.time(
      of: subtask, agent: agent, action: action, attempt: attempt, endedAt: end) ?? .atOnce
  }

  /// When an agent goes down and comes back within the horizon, alternately, in order.
  package func outages(of agent: AgentID) -> [OutageChange] {
    guard case .synthetic(let world) = truth, let outages = world.parameters.outages else {
      return []
    }
    var changes: [OutageChange] = []
    var seconds = 0.0
    while true {
      let isUp = changes.count % 2 == 1
      var stream = outageChance.stream(
        entity: UInt64(agent.rawValue), index: UInt32(changes.count))
      seconds += (isUp ? outages.downSeconds : outages.upSeconds).sample(using: &stream)
      let at = Instant(nanoseconds: Span(seconds: min(seconds, 9e9)).nanoseconds)
      // An agent that is down at the horizon still comes back, or its work would never end.
      if at >= .start + plan.horizon && !isUp { return changes }
      changes.append(OutageChange(at: at, isUp: isUp))
    }
  }
}
