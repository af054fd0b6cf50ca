// A world that is a table of rewards: the same states in the same order day after day, then fresh ones.
// Not here: the table (`Environment.swift`), its bounds (`EnvironmentBounds.swift`), worlds with luck in them
// (`Synthetic`, `Recorded`).

import FleetModel
import Instants
import Stochastics

package struct EnvironmentParameters: Hashable, Sendable {
  package var environment: Environment
  /// How many states there are, one task for each on every day; one or more.
  package var states: Int
  /// The last so many days, but not the first, have states of their own, each other ones.
  package var freshDays: Int

  package init(environment: Environment, states: Int = 100, freshDays: Int = 1) {
    self.environment = environment
    self.states = states
    self.freshDays = freshDays
  }
}

/// Every attempt takes a second, succeeds, and is worth what the table says.
///
/// A class for the same reason as ``SyntheticWorld``.
final class EnvironmentWorld: Sendable {
  let workload: Workload
  /// For each day 0 while states recur, then the number of the fresh set.
  let periodOfDay: [Int]
  private let states: Int
  /// States × actions; the fresh sets follow the recurring one.
  private let values: [Double]
  private let actionCount: Int

  /// - Parameter catalogue: Whose strategies the environment knows.
  init(
    _ parameters: EnvironmentParameters, catalogue: ActionCatalogue, horizon: Span,
    chance: StreamRoot
  ) {
    let (environment, states) = (parameters.environment, parameters.states)
    let days = Workload.dayCount(of: horizon)
    let firstFresh = max(1, days - parameters.freshDays)
    periodOfDay = (0..<days).map { max(0, $0 - firstFresh + 1) }
    let requests = Self.requests(
      environment, count: (1 + days - firstFresh) * states, chance: chance)
    let columns = catalogue.actions.map { action in
      guard let column = environment.strategies.firstIndex(of: action.strategy) else {
        preconditionFailure("the environment has no reward for '\(action.strategy)'")
      }
      return column
    }
    values = requests.flatMap { request in
      let rewards = environment.rewards(of: request)
      return columns.map { rewards[$0] }
    }
    actionCount = columns.count
    self.states = states
    var workload = Workload(dayCount: days)
    let step = Span.days(1).nanoseconds / Int64(2 * states)
    for day in 0..<days {
      for place in 0..<states {
        let time = Span.days(Int64(day)).nanoseconds + step * Int64(2 * place + 1)
        guard time < horizon.nanoseconds else { continue }
        workload.append(
          [requests[periodOfDay[day] * states + place]], shape: .parallel,
          at: Instant(nanoseconds: time))
      }
    }
    self.workload = workload
  }

  private static func requests(
    _ environment: Environment, count: Int, chance: StreamRoot
  ) -> [Subtask] {
    let key = chance.key(Purpose("environment states"))
    return (0..<count).map { number in
      let (first, second) = key.uniforms(entity: UInt64(number))
      func draw(_ uniform: Double, in range: (low: Double, high: Double)) -> Double {
        range.low + uniform * (range.high - range.low)
      }
      return Subtask(
        kind: KindID(0), capabilities: environment.capabilities,
        complexity: draw(first, in: environment.complexity),
        resources: draw(second, in: environment.resources))
    }
  }

  /// The state that a subtask is in; on each day they come in the same order.
  func state(of subtask: SubtaskID) -> Int {
    let (day, place) = subtask.rawValue.quotientAndRemainder(dividingBy: states)
    return periodOfDay[day] * states + place
  }

  func value(state: Int, action: ActionID) -> Double {
    values[state * actionCount + action.rawValue]
  }

  func fate(of subtask: SubtaskID, action: ActionID) -> Fate {
    Fate(
      succeeded: true, service: .seconds(1), timesOut: false, errors: 0, satisfaction: nil,
      efficiency: nil, value: value(state: state(of: subtask), action: action),
      showsSatisfaction: false, showsEfficiency: false)
  }
}
