// What can be earned in an environment, exactly: without any choice, by the best choice for each state, and
// by the best choice for each class of states that a learner can tell apart.
// Not here: bounds of worlds with luck in them (`Ceilings`, `Yardsticks`).

package import FleetModel

/// Means over given states, which bound any policy on those very states.
package struct EnvironmentBounds: Hashable, Sendable {
  /// Of a uniformly random action.
  package let random: Double
  /// Of the best action in each state.
  package let best: Double
  /// Of the best single action in each class of states: no policy on these classes earns more here, nor
  /// does one that learned on these states.
  package let ceiling: Double

  /// - Parameters:
  ///   - subtasks: One or more, with complexity and resources.
  ///   - key: Which class one belongs to.
  package init<Key: Hashable>(
    _ environment: Environment, of subtasks: some Sequence<Subtask>, key: (Subtask) -> Key
  ) {
    var (random, best, count) = (0.0, 0.0, 0.0)
    // In the order in which classes first occur, so that sums don't depend on a dictionary.
    var classes: [Key: Int] = [:]
    var sums: [[Double]] = []
    for subtask in subtasks {
      let rewards = environment.rewards(of: subtask)
      random += rewards.reduce(0, +) / Double(rewards.count)
      best += rewards.max() ?? 0
      count += 1
      let place = classes[key(subtask), default: sums.count]
      classes[key(subtask)] = place
      if place == sums.count { sums.append(rewards.map { _ in 0 }) }
      for action in rewards.indices { sums[place][action] += rewards[action] }
    }
    self.random = random / count
    self.best = best / count
    ceiling = sums.reduce(0) { $0 + ($1.max() ?? 0) } / count
  }
}
