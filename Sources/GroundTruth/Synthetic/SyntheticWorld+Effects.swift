// How good agents and actions are, period by period. Not here: when a period ends (`Drift.swift`), what an
// attempt makes of it (`SyntheticWorld+Fate.swift`).

import FleetModel
import Stochastics

extension SyntheticWorld {
  /// Logits by period × eligible (agent, kind) pair; a reshuffle keeps to the kind.
  static func skills(
    _ parameters: SyntheticParameters, index: EligibilityIndex, kinds: Int, days: Int,
    _ chance: StreamRoot
  ) -> [Double] {
    let deviation = parameters.success.agentKind
    let steps = chance.key(Purpose("walking skills"))
    let drifting = DriftingEffects(
      drift: parameters.drift, days: days,
      groups: (0..<kinds).map { Array(index.range(of: KindID($0))) },
      shuffles: chance.key(Purpose("reshuffled skills")))
    let first = normals(index.count, deviation: deviation, chance.key(Purpose("skills")))
    return drifting.periods(from: first, walk: DriftingEffects.step) { place, period in
      deviation
        * StandardNormal.quantile(steps.uniform(entity: UInt64(place), index: UInt32(period)))
    }
  }

  /// Logits by period × action × level of complexity, what the retry policy adds included.
  static func actionEffects(
    _ parameters: SyntheticParameters, catalogue: ActionCatalogue, capabilities: Distribution,
    days: Int, chance: StreamRoot
  ) -> [Double] {
    let success = parameters.success
    let others = catalogue.actions.indices.filter { $0 != catalogue.defaultAction.rawValue }
    let drifting = DriftingEffects(
      drift: parameters.drift, days: days, groups: [others],
      shuffles: chance.key(Purpose("reshuffled actions")))
    let steps = chance.key(Purpose("walking actions"))
    let profiles = drifting.periods(
      from: firstProfiles(success, catalogue: catalogue, capabilities: capabilities, chance),
      walk: { old, fresh, share in
        zip(old, fresh).map { DriftingEffects.step($0, $1, share) }
      },
      fresh: { action, period in
        var stream = steps.stream(entity: UInt64(action), index: UInt32(period))
        let main = success.action * StandardNormal.quantile(stream.uniform())
        return (0..<levels).map { _ in
          main + success.actionComplexity * StandardNormal.quantile(stream.uniform())
        }
      })
    return profiles.enumerated().flatMap { number, profile in
      let policy: Double =
        switch catalogue.actions[number % catalogue.actions.count].retryPolicy {
        case .none: success.noRetry
        case .fixed: success.fixedRetry
        case .exponential: 0
        }
      return profile.map { $0 + policy }
    }
  }

  /// Main effect plus interaction with complexity. The default action is made the median one: among all
  /// actions, by their mean effect over the levels that occur, the profile of middle rank becomes the
  /// default's, and all are counted from there.
  private static func firstProfiles(
    _ success: SyntheticParameters.Success, catalogue: ActionCatalogue,
    capabilities: Distribution, _ chance: StreamRoot
  ) -> [[Double]] {
    let count = catalogue.actions.count
    let main = normals(count, deviation: success.action, chance.key(Purpose("action effects")))
    let interaction = normals(
      count * levels, deviation: success.actionComplexity,
      chance.key(Purpose("action effects by complexity")))
    var profiles = (0..<count).map { action in
      (0..<levels).map { main[action] + interaction[action * levels + $0] }
    }
    let shares = (1...levels).map { level in
      max(0, capabilities.cumulative(Double(level)) - capabilities.cumulative(Double(level) - 1))
    }
    let means = profiles.map { profile in
      zip(profile, shares).reduce(0) { $0 + $1.0 * $1.1 } / shares.reduce(0, +)
    }
    let ranked = means.indices.sorted { (means[$0], $0) < (means[$1], $1) }
    let median = ranked[count / 2]
    profiles.swapAt(median, catalogue.defaultAction.rawValue)
    return profiles.map { profile in profile.map { $0 - means[median] } }
  }
}
