// How hidden effects change while a run goes on: all at once on a day, or slowly in steps.
// Not here: work that gets easier for everybody (`SyntheticParameters.Success.easingPerDay`).

import Stochastics

/// Changes of skills and of action effects. Arrival days decide which effects hold, so that a task's
/// fate doesn't depend on when somebody gets to it.
package struct Drift: Hashable, Sendable {
  /// The day, counted from 0, from whose arrivals on skills have changed hands within each kind, and
  /// the effects of all actions but the default.
  package var reshuffleDay: Int?
  package var walk: Walk?

  /// A random walk in steps that keeps the spread of effects: each step takes √(1 − share²) of the old
  /// effect and `share` of a fresh one (an autoregression of order 1).
  package struct Walk: Hashable, Sendable {
    /// One or more.
    package var everyDays: Int
    /// 0 … 1: .1 changes little at a step, 1 draws anew.
    package var share: Double

    package init(everyDays: Int, share: Double) {
      self.everyDays = everyDays
      self.share = share
    }
  }

  package init(reshuffleDay: Int? = nil, walk: Walk? = nil) {
    self.reshuffleDay = reshuffleDay
    self.walk = walk
  }

  /// For each day the number of its period; within one, nothing changes. Periods count from 0.
  func periods(days: Int) -> [Int] {
    var period = 0
    return (0..<days).map { day in
      if day > 0, day == reshuffleDay || walk.map({ day % $0.everyDays == 0 }) ?? false {
        period += 1
      }
      return period
    }
  }
}

/// Effects of things in groups, period after period: skills of the agents of each kind, or profiles of
/// actions.
struct DriftingEffects {
  let drift: Drift
  let days: Int
  /// The positions among which a reshuffle changes effects; those in no group keep theirs.
  let groups: [[Int]]
  /// What chance of reshuffles is keyed by.
  let shuffles: StreamKey

  /// All periods' effects, one period after the other, each of the first one's shape.
  ///
  /// - Parameter fresh: A newly drawn effect for a position in a period.
  func periods<Effect>(
    from first: [Effect], walk: (Effect, Effect, Double) -> Effect,
    fresh: (_ position: Int, _ period: Int) -> Effect
  ) -> [Effect] {
    var (all, current) = (first, first)
    let periods = drift.periods(days: days)
    for day in periods.indices.dropFirst() where periods[day] != periods[day - 1] {
      if let steps = drift.walk, day % steps.everyDays == 0 {
        for place in groups.joined() {
          current[place] = walk(current[place], fresh(place, periods[day]), steps.share)
        }
      }
      if day == drift.reshuffleDay {
        let before = current
        for (number, group) in groups.enumerated() {
          var (stream, sources) = (shuffles.stream(entity: UInt64(number)), group)
          stream.shuffle(&sources)
          for (place, source) in zip(group, sources) { current[place] = before[source] }
        }
      }
      all.append(contentsOf: current)
    }
    return all
  }

  /// A step of the walk: the variance of what is mixed stays the same.
  static func step(_ old: Double, _ fresh: Double, _ share: Double) -> Double {
    (1 - share * share).squareRoot() * old + share * fresh
  }
}
