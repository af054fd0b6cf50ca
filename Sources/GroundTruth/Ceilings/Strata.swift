// The classes of a world's subtasks that policies can tell apart, and how many there are of each.
// Not here: what is hidden in one (`SyntheticStrata.swift`, `RecordedStrata.swift`,
// `Environment/EnvironmentStrata.swift`).

package import FleetModel

/// By kind, who may do them, visible complexity, in worlds that drift the period, and in environments the
/// state.
package struct Strata {
  package struct Class: Hashable {
    package var kind: KindID
    package var variant: Int
    /// The level of complexity that actions distinguish, from 0; in an environment the documented state.
    package var level: Int
    package var period: Int
    /// Which state of an environment; 0 elsewhere.
    package var state = 0
  }

  let world: World
  package let classes: [Class]
  /// How many subtasks are of each class, and the class of each subtask.
  package let counts: [Double]
  let ofSubtask: [Int32]
  /// By period: a day in its middle.
  private let days: [Double]

  package init(_ world: World) {
    self.world = world
    var numbers: [Class: Int32] = [:]
    var classes: [Class] = []
    var counts: [Double] = []
    let periodOfDay: [Int] =
      switch world.truth {
      case .synthetic(let synthetic): synthetic.periodOfDay
      case .recorded: Array(repeating: 0, count: world.workload.dayCount)
      case .environment(let environment): environment.periodOfDay
      }
    ofSubtask = world.workload.subtasks.indices.map { number in
      let request = world.workload.subtasks[number]
      var found = Class(
        kind: request.kind, variant: request.variant, level: SyntheticWorld.level(of: request),
        period: periodOfDay[Int(world.workload.days[number])])
      if case .environment(let environment) = world.truth {
        found.level = EnvironmentWorld.level(of: request)
        found.state = environment.state(of: SubtaskID(number))
      }
      if let number = numbers[found] {
        counts[Int(number)] += 1
        return number
      }
      numbers[found] = Int32(classes.count)
      classes.append(found)
      counts.append(1)
      return Int32(classes.count - 1)
    }
    self.classes = classes
    self.counts = counts
    days = (0...(periodOfDay.last ?? 0)).map { period in
      let days = periodOfDay.indices.filter { periodOfDay[$0] == period }
      return Double(days.reduce(0, +)) / Double(max(1, days.count))
    }
  }

  /// The measure as a sum of parts; `nil` where it has no ceiling.
  package func payoff(_ measure: Measure) -> Payoff? {
    switch world.truth {
    case .environment:
      Payoff(measure, world.plan.scoring, hasSatisfaction: false, hasEfficiency: false)
    case .synthetic:
      Payoff(measure, world.plan.scoring, hasSatisfaction: true, hasEfficiency: true)
    case .recorded(let recorded):
      Payoff(
        measure, world.plan.scoring, hasSatisfaction: recorded.parameters.matrix.quality != nil,
        hasEfficiency: false)
    }
  }

  /// Makes strata for one payoff, one at a time: all together they would fill memory.
  package func maker(_ payoff: Payoff, counts: NodeCounts) -> (Int) -> Stratum {
    let fleet = world.plan.fleet
    switch world.truth {
    case .synthetic(let synthetic):
      let maker = SyntheticStrata(synthetic, plan: world.plan, payoff: payoff, counts: counts)
      return { number in
        let found = classes[number]
        return maker.stratum(
          kind: found.kind, agents: fleet.kinds[found.kind.rawValue].variants[found.variant],
          level: found.level, period: found.period, day: days[found.period])
      }
    case .environment(let environment):
      return { number in
        environment.stratum(state: classes[number].state, plan: world.plan, payoff: payoff)
      }
    case .recorded(let recorded):
      let maker = RecordedStrata(recorded, plan: world.plan, payoff: payoff)
      return { number in
        let found = classes[number]
        return maker.stratum(
          kind: found.kind, variant: found.variant,
          agents: fleet.kinds[found.kind.rawValue].variants[found.variant])
      }
    }
  }
}

extension Strata {
  /// More than this no subtask is attempted: "who" is asked twice, and retry policies allow two retries.
  static let mostAttempts = 6
}
