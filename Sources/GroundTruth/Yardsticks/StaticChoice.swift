// What an operator who knew the truth would set once and for all.
// Not here: what it brings (`Yardsticks.swift`).

package import FleetModel

/// An agent for each kind, who to turn to when it gives up, and one action for everything.
package struct StaticChoice: Hashable, Sendable {
  package let agents: [Pair]
  package let action: ActionID

  package struct Pair: Hashable, Sendable {
    package let first: AgentID
    package let second: AgentID
  }

  /// More than this many subtasks of a kind aren't looked at: among 500 the standard error of a score
  /// is below .02, and a world of 30 days has thousands.
  private static let sampleSize = 500

  /// The best by mean score over the run's own subtasks, or the first 500 of each kind: for each kind,
  /// and one agent for all kinds with the default action where there is one.
  static func best(
    _ field: QueueFree
  ) throws(Interrupted) -> (perKind: StaticChoice, single: StaticChoice?) {
    let plan = field.world.plan
    let kinds = plan.fleet.kinds
    let actions = plan.catalogue.actions.indices.map { ActionID($0) }
    let samples = sample(of: field.world, kinds: kinds.count)
    // Summed scores by kind, action and eligible agent.
    let sums = try kinds.indices.map { kind throws(Interrupted) in
      if field.isInterrupted() { throw Interrupted() }
      return actions.map { action in
        kinds[kind].eligible.map { agent in
          samples[kind].reduce(0) { sum, subtask in
            var episode = Episode()
            field.play(subtask, by: agent, action, into: &episode)
            return sum + episode.end.score(plan.scoring)
          }
        }
      }
    }
    // A kind counts by how often it occurs, not by its sample.
    let counts = counts(field.world, kinds: kinds.count)
    let weights = kinds.indices.map { Double(counts[$0]) / Double(max(1, samples[$0].count)) }
    let worth = actions.indices.map { action in
      kinds.indices.reduce(0.0) { $0 + weights[$1] * (sums[$1][action].max() ?? 0) }
    }
    let action = firstGreatest(worth)
    let perKind = StaticChoice(
      agents: kinds.indices.map { pair(sums[$0][action], kinds[$0].eligible) },
      action: ActionID(action))
    return (perKind, single(sums, weights, plan: plan))
  }

  private static func single(
    _ sums: [[[Double]]], _ weights: [Double], plan: WorldPlan
  ) -> StaticChoice? {
    let everyone = plan.fleet.agents.indices.map { AgentID($0) }
    guard plan.fleet.kinds.allSatisfy({ $0.eligible == everyone }) else { return nil }
    let action = plan.catalogue.defaultAction
    let totals = everyone.indices.map { agent in
      sums.indices.reduce(0) { $0 + weights[$1] * sums[$1][action.rawValue][agent] }
    }
    let best = pair(totals, everyone)
    return StaticChoice(agents: plan.fleet.kinds.map { _ in best }, action: action)
  }

  private static func sample(of world: World, kinds: Int) -> [[SubtaskID]] {
    var samples: [[SubtaskID]] = Array(repeating: [], count: kinds)
    for (number, subtask) in world.workload.subtasks.enumerated()
    where samples[subtask.kind.rawValue].count < sampleSize {
      samples[subtask.kind.rawValue].append(SubtaskID(number))
    }
    return samples
  }

  private static func counts(_ world: World, kinds: Int) -> [Int] {
    world.workload.subtasks.reduce(into: Array(repeating: 0, count: kinds)) {
      $0[$1.kind.rawValue] += 1
    }
  }

  private static func pair(_ sums: [Double], _ agents: [AgentID]) -> Pair {
    let first = firstGreatest(sums)
    var rest = sums
    rest[first] = -.infinity
    return Pair(
      first: agents[first], second: agents[agents.count > 1 ? firstGreatest(rest) : first])
  }

  private static func firstGreatest(_ values: [Double]) -> Int {
    values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
  }
}
