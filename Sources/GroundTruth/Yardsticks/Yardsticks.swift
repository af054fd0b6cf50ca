// What can be gained at all, from the truth alone: the bounds that every result is seen against.
// Not here: results of learners (`Experiments`), a trained learner as a bound (never).

import FleetModel

/// Queue-free values of fixed policies, of optimal ones and of all-knowing choice, in one replication's world.
package struct Yardsticks: Codable, Sendable {
  /// A uniform eligible agent with the default action; in an environment with any action.
  package let reference: DailyMeasures
  /// The best agent for everything with the default action, where one agent may do everything.
  package let bestSingleAgent: DailyMeasures?
  /// The best agent for each kind and the best action, fixed before the run: what an operator without
  /// learning would set who knew the truth.
  package let bestStatic: DailyMeasures
  package let staticChoice: StaticChoice
  /// What can be gained at most by who learns, measure by measure.
  package let ceilings: [Ceilings]
  /// The best fate of each subtask, no waiting, best load level: a bound and not a goal. `nil` where only bounds
  /// were asked for and there are ceilings, which lie below it.
  package let clairvoyant: DailyMeasures?

  /// The measures that have ceilings.
  package static let ceilingMeasures: [Measure] = [.score, .successRate]

  /// Which of them are computed.
  package enum Scope: String, CaseIterable, Sendable {
    case all
    /// Without the optima of one question alone and of the documented key, and without the clairvoyant where
    /// there are ceilings: what results are seen against, for a third of the time.
    case bounds
  }

  /// O(subtasks × eligible agents × actions).
  ///
  /// - Parameter isInterrupted: Asked now and then.
  /// - Throws: ``Interrupted`` when it says so.
  package init(
    of world: World, scope: Scope = .all, isInterrupted: @escaping () -> Bool
  ) throws(Interrupted) {
    let field = QueueFree(world: world, isInterrupted: isInterrupted)
    let strata = Strata(world)
    guard let score = strata.payoff(.score) else { preconditionFailure("scores have ceilings") }
    reference = try Self.reference(field)
    let table = StaticTable(strata, payoff: score)
    staticChoice = table.perKind
    let fixed = try StaticYardsticks(table, field)
    bestStatic = fixed.perKind
    bestSingleAgent = world.plan.referenceActions.count == 1 ? fixed.single : nil
    var ceilings: [Ceilings] = []
    if world.plan.rules.mostAttempts <= BackwardInduction.mostAttempts {
      for measure in Self.ceilingMeasures {
        guard let payoff = strata.payoff(measure) else { continue }
        let own =
          measure == .score
          ? fixed : try StaticYardsticks(StaticTable(strata, payoff: payoff), field)
        ceilings.append(
          try Ceilings(measure, field, strata, payoff: payoff, scope: scope, fixed: own))
      }
    }
    self.ceilings = ceilings
    clairvoyant = scope == .all || ceilings.isEmpty ? try field.clairvoyant() : nil
  }

  /// Computes them all, come what may.
  package init(of world: World) {
    do throws(Interrupted) { try self.init(of: world, isInterrupted: { false }) } catch {
      preconditionFailure("nobody interrupts")
    }
  }

  /// What can be gained at most of a measure; `nil` where that isn't known: of other measures than score
  /// and success, and with more than three attempts.
  package func ceilings(_ measure: Measure) -> Ceilings? {
    ceilings.first { $0.measure == measure }
  }

  /// The exact mean over uniform agents: each eligible one first, and where it gives up before the
  /// attempts are used up, each other one after it.
  static func reference(_ field: QueueFree) throws(Interrupted) -> DailyMeasures {
    let plan = field.world.plan
    let actions = plan.referenceActions
    return try field.measures { subtask, request in
      let eligible = plan.fleet.agents(for: request)
      let share = 1 / Double(eligible.count * actions.count)
      var mean = MeasureSums()
      for (action, first) in actions.flatMap({ action in eligible.map { (action, $0) } }) {
        var episode = Episode()
        field.play(subtask, by: first, action, into: &episode)
        let others = eligible.count > 1 ? eligible.filter { $0 != first } : eligible
        guard field.goesOn(episode) else {
          mean.add(episode.end, plan.scoring, weight: share)
          continue
        }
        for second in others {
          var whole = episode
          field.play(subtask, by: second, action, into: &whole)
          mean.add(whole.end, plan.scoring, weight: share / Double(others.count))
        }
      }
      return mean
    }
  }

  static func fixed(
    _ field: QueueFree, _ choice: StaticChoice
  ) throws(Interrupted) -> DailyMeasures {
    let scoring = field.world.plan.scoring
    return try field.measures { subtask, request in
      let agents = choice.agents[request.kind.rawValue]
      var episode = Episode()
      field.play(subtask, by: agents.first, choice.action, into: &episode)
      if field.goesOn(episode) {
        field.play(subtask, by: agents.second, choice.action, into: &episode)
      }
      var end = MeasureSums()
      end.add(episode.end, scoring)
      return end
    }
  }
}

/// What the choices of a table bring when they are played.
struct StaticYardsticks {
  let perKind: DailyMeasures
  /// Where one agent may do everything.
  let single: DailyMeasures?

  init(_ table: StaticTable, _ field: QueueFree) throws(Interrupted) {
    perKind = try Yardsticks.fixed(field, table.perKind)
    single = if let choice = table.single { try Yardsticks.fixed(field, choice) } else { nil }
  }
}
