// What results are seen against: the most that could be gained of a measure, and whether it held.
// Not here: computing it (`GroundTruth`), words of a verdict (`Verdict.swift`).

package import GroundTruth
import LabStatistics

/// The tightest bound that a measure has in a world.
package enum Bound: String, Sendable {
  /// The optimal policy's value, where load neither alters outcomes nor enters the measure.
  case ceiling
  /// The same where it does: since load can only harm, no arm is expected above it, but nothing is checked
  /// against it.
  case queueFreeOptimum = "queue-free optimum"
  case clairvoyant
}

extension ExperimentResult {
  /// Which bound a measure has; `nil` for measures that have none.
  package func bound(_ measure: Measure) -> Bound? {
    if yardsticks.allSatisfy({ $0.ceilings(measure) != nil }) {
      return plan.world.isBounded(measure) ? .ceiling : .queueFreeOptimum
    }
    let hasClairvoyant = yardsticks.allSatisfy { $0.clairvoyant != nil }
    return hasClairvoyant && [.score, .successRate, .taskSuccessRate].contains(measure)
      ? .clairvoyant : nil
  }

  /// Its values, one for each replication.
  package func boundValues(_ measure: Measure, window: Range<Int>? = nil) -> [Double]? {
    guard let bound = bound(measure) else { return nil }
    return values(
      measure,
      yardstick: { bound == .clairvoyant ? $0.clairvoyant : $0.ceilings(measure)?.joint },
      window: window)
  }

  /// An arm that did better than can be: a leak of the truth, or a bug.
  package struct Breach: Hashable, Sendable {
    package let arm: String
    package let measure: Measure
    package let bound: Bound
    /// How far above, over the whole run, in standard errors of the paired difference; infinite above the
    /// clairvoyant, which nobody passes in any replication.
    package let standardErrors: Double
  }

  /// Every arm against the ceiling, where it is a bound (three standard errors), and the clairvoyant (none).
  package func breaches() -> [Breach] {
    var found: [Breach] = []
    for measure in [Measure.score, .successRate] {
      let clairvoyant = yardsticks.compactMap { $0.clairvoyant?.total.value(of: measure) }
      let ceiling = yardsticks.compactMap { $0.ceilings(measure)?.joint.total.value(of: measure) }
      for (arm, settings) in plan.arms.enumerated() {
        let own = runs[arm].map { $0.daily.total.value(of: measure) }
        if clairvoyant.count == own.count, zip(own, clairvoyant).contains(where: { $0 > $1 + 1e-9 })
        {
          found.append(
            Breach(
              arm: settings.name, measure: measure, bound: .clairvoyant,
              standardErrors: .infinity))
        }
        guard plan.world.isBounded(measure), ceiling.count == own.count, own.count > 1,
          let paired = try? PairedDifference(
            treatment: own, control: ceiling, confidence: Comparison.confidence)
        else { continue }
        let excess = paired.estimate.value
        let error = paired.estimate.standardError
        if excess > 1e-12, excess > 3 * error {
          found.append(
            Breach(
              arm: settings.name, measure: measure, bound: .ceiling,
              standardErrors: excess / error))
        }
      }
    }
    return found
  }
}
