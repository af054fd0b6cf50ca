// What each setting of a sweep does, and whether that depends on the others: main effects and two-factor
// interactions. Not here: the 2 × 2 of who and how (`Factorial.swift`), tables (`LabReports`).

import FleetSimulation
package import GroundTruth
import LabStatistics

/// Effects in a full factorial design, estimated in each replication and averaged over them: with *m* the
/// mean of all combinations, aᵢ the mean of those at level *i* of one factor and cᵢⱼ of those at *i* of one
/// and *j* of another, the main effect is aᵢ − m and the interaction cᵢⱼ − aᵢ − bⱼ + m. Either adds up to 0
/// over the levels of a factor.
///
/// Source: Montgomery, *Design and Analysis of Experiments*, 8th edition (2013), §5.3, the effects model;
/// replications are blocks, so intervals are those of paired differences.
package struct SweepEffects: Sendable {
  package struct Effect: Sendable {
    /// Of the measure, over all combinations that it is about and all replications.
    package let mean: Double
    /// The main effect or the interaction, with its paired 95 % interval.
    package let contrast: Comparison.Estimate
  }

  package struct Level: Sendable {
    package let effect: Effect
    /// Less the factor's first level; `nil` for the first itself.
    package let againstFirst: Comparison.Estimate?
  }

  /// Of two factors, by their places among the sweep's.
  package struct Interaction: Sendable {
    package let one: Int
    package let other: Int
    /// By level of the one and level of the other.
    package let cells: [[Effect]]
  }

  package let sweep: Sweep
  package let measure: Measure
  /// Over all combinations and replications.
  package let mean: Double
  /// By factor and level.
  package let main: [[Level]]
  /// Every pair of factors; none of a sweep over one.
  package let interactions: [Interaction]
}

extension ExperimentResult {
  /// One for each sweep of the plan; none from a single replication, or of a measure that isn't a number.
  package func sweepEffects(_ measure: Measure) -> [SweepEffects] {
    plan.sweeps.compactMap { effects(of: $0, measure) }
  }

  /// - Complexity: O(*cells* · *factors*²) for each replication.
  private func effects(of sweep: Sweep, _ measure: Measure) -> SweepEffects? {
    let places = sweep.arms.compactMap { name in plan.arms.firstIndex { $0.name == name } }
    guard places.count == sweep.arms.count, plan.replications > 1 else { return nil }
    let table = ResponseTable(
      crossing: sweep.crossing, responses: places.map { values(measure, arm: $0) })
    let factors = sweep.crossing.factors
    let all = table.mean([:])
    var (main, interactions) = ([[SweepEffects.Level]](), [SweepEffects.Interaction]())
    for (factor, levels) in factors.map(\.levels).enumerated() {
      let first = table.mean([factor: 0])
      let row = levels.indices.compactMap { level -> SweepEffects.Level? in
        let own = table.mean([factor: level])
        guard let effect = effect(own, [own, all], [1, -1]) else { return nil }
        let step = level == 0 ? nil : estimate([own, first], [1, -1])
        return SweepEffects.Level(effect: effect, againstFirst: step)
      }
      guard row.count == levels.count else { return nil }
      main.append(row)
    }
    for one in factors.indices {
      for other in factors.indices.dropFirst(one + 1) {
        let cells = factors[one].levels.indices.map { i in
          factors[other].levels.indices.compactMap { j -> SweepEffects.Effect? in
            let cell = table.mean([one: i, other: j])
            let sides = [cell, table.mean([one: i]), table.mean([other: j]), all]
            return effect(cell, sides, [1, -1, -1, 1])
          }
        }
        guard cells.allSatisfy({ $0.count == factors[other].levels.count }) else { return nil }
        interactions.append(SweepEffects.Interaction(one: one, other: other, cells: cells))
      }
    }
    return SweepEffects(
      sweep: sweep, measure: measure, mean: all.reduce(0, +) / Double(all.count), main: main,
      interactions: interactions)
  }

  private func effect(
    _ values: [Double], _ parts: [[Double]], _ signs: [Double]
  ) -> SweepEffects.Effect? {
    estimate(parts, signs).map {
      SweepEffects.Effect(mean: values.reduce(0, +) / Double(values.count), contrast: $0)
    }
  }

  /// Of a contrast that is computed in each replication.
  private func estimate(_ parts: [[Double]], _ signs: [Double]) -> Comparison.Estimate? {
    let contrasts = parts[0].indices.map { replication in
      zip(signs, parts).reduce(0) { $0 + $1.0 * $1.1[replication] }
    }
    let paired = try? PairedDifference(
      treatment: contrasts, control: contrasts.map { _ in 0 }, confidence: Comparison.confidence)
    return paired.map { Comparison.Estimate($0.estimate) }
  }
}

/// The responses of a full factorial design, by combination and replication.
private struct ResponseTable {
  let crossing: Crossing
  let responses: [[Double]]

  /// In each replication the mean over all combinations that have the levels given, by factor.
  func mean(_ levels: [Int: Int]) -> [Double] {
    let chosen = zip(crossing.combinations, responses).filter { combination, _ in
      levels.allSatisfy { combination[$0.key] == $0.value }
    }
    return responses[0].indices.map { replication in
      chosen.reduce(0) { $0 + $1.1[replication] } / Double(chosen.count)
    }
  }
}
