// What is learned once more from what was kept. Not here: learning from an attempt
// (`LearningEngine.swift`), which experiences a replay takes (`ReplayRule.swift`).

import CGSL
import FleetModel
public import Stochastics

extension LearningEngine {
  mutating func learn(_ transition: Transition, replaying stream: RandomStream?) {
    let error = apply(transition)
    guard parameters.batchSize > 0 else { return }
    switch mode.replay {
    case .last: recent.append(transition, keeping: parameters.batchSize)
    case .uniform(let capacity): recent.append(transition, keeping: capacity)
    case .prioritised(let capacity):
      recent.append(transition, keeping: capacity, priority: Self.priority(ofError: error))
    }
    guard experienceCount % parameters.updateFrequency == 0 else { return }
    batchUpdate(using: stream)
  }

  /// The batch update: `batchSize` of the experiences kept once more, once there are that many.
  ///
  /// - Parameter stream: Chance for the replays that sample; not asked for by ``ReplayRule/last``.
  /// - Complexity: O(batch size · actions), and O(capacity) where priorities are summed.
  public mutating func batchUpdate(using stream: RandomStream? = nil) {
    guard recent.count >= parameters.batchSize else { return }
    switch mode.replay {
    case .last:
      for age in 0..<recent.count { apply(recent[age]) }
    case .uniform:
      var stream = Self.given(stream)
      for _ in 0..<parameters.batchSize {
        apply(recent[place: recent.anyPlace(using: &stream)])
      }
    case .prioritised: replayByPriority(using: Self.given(stream))
    }
  }

  private static func given(_ stream: RandomStream?) -> RandomStream {
    guard let stream else { preconditionFailure("a replay that samples needs chance") }
    return stream
  }

  @discardableResult
  private mutating func apply(_ transition: Transition, weight: Double = 1) -> Double {
    table.update(
      row: transition.row, action: transition.action, reward: transition.reward,
      next: transition.next, learningRate: weight * parameters.learningRate,
      discountFactor: parameters.discountFactor)
  }

  private static func priority(ofError error: Double) -> Double {
    pow(abs(error) + ReplayRule.priorityFloor, ReplayRule.priorityExponent)
  }

  private mutating func replayByPriority(using stream: RandomStream) {
    var stream = stream
    var sums: [Double] = []
    recent.prioritySums(into: &sums)
    guard let total = sums.last else { return }
    let places = (0..<parameters.batchSize).map { _ in
      Self.place(of: stream.uniform() * total, in: sums)
    }
    let weights = places.map {
      pow(Double(sums.count) * recent.priority(at: $0) / total, -ReplayRule.weightExponent)
    }
    let greatest = weights.max() ?? 1
    for (place, weight) in zip(places, weights) {
      let error = apply(recent[place: place], weight: weight / greatest)
      recent.setPriority(Self.priority(ofError: error), at: place)
    }
  }

  /// The first place whose sum is above `number`.
  private static func place(of number: Double, in sums: [Double]) -> Int {
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Forgets states beyond a limit, and what a replay would have learned about them.
  ///
  /// - Returns: How many states are gone.
  @discardableResult
  public mutating func pruneQTable(to limit: Int) -> Int {
    let count = table.states.count
    guard count > limit, let rows = table.prune(to: limit) else { return 0 }
    recent.keepRows(rows)
    beliefs.keepRows(rows, actionCount: table.actionCount)
    return count - limit
  }
}
