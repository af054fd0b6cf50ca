// Scores as an agent's tasks get them, with the mean known beforehand. Not here: who watches them
// (`SafeguardFigures.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Stochastics

/// Tasks that succeed with a given probability. After a success satisfaction is .7 … 1, time 3 s on
/// average, no error and efficiency .65 … .95; after a failure .2 … .6, 9 s, an error in 60 % and
/// .35 … .65. Times are lognormal with sigma .7.
struct ScoreSource {
  static let scoreOfSuccess = 0.30 + 0.25 * 0.85 + 0.20 * 0.95 + 0.15 + 0.10 * 0.80
  static let scoreOfFailure = 0.25 * 0.40 + 0.20 * 0.85 + 0.15 * 0.40 + 0.10 * 0.50

  private var stream: RandomStream

  init(seed: UInt64, entity: Int) {
    stream = StreamRoot(seed: seed, replication: 0).key(Purpose("safeguard-scores"))
      .stream(entity: UInt64(entity))
  }

  static func meanScore(success: Double) -> Double {
    scoreOfFailure + (scoreOfSuccess - scoreOfFailure) * success
  }

  /// The success at which the mean score lies so much lower, never below 0.
  static func success(fallen share: Double, from success: Double) -> Double {
    let mean = (1 - share) * meanScore(success: success)
    return max(0, (mean - scoreOfFailure) / (scoreOfSuccess - scoreOfFailure))
  }

  mutating func task(success: Double) -> TaskPerformance {
    let succeeded = stream.uniform() < success
    let (satisfaction, efficiency) = (stream.uniform(), stream.uniform())
    let raises = stream.uniform() < 0.6
    let spread = exp(0.7 * StandardNormal.quantile(stream.uniform()) - 0.245)
    return succeeded
      ? TaskPerformance(
        succeeded: true, seconds: 3 * spread, errorRate: 0, satisfaction: 0.7 + 0.3 * satisfaction,
        efficiency: 0.65 + 0.3 * efficiency)
      : TaskPerformance(
        succeeded: false, seconds: 9 * spread, errorRate: raises ? 1 : 0,
        satisfaction: 0.2 + 0.4 * satisfaction, efficiency: 0.35 + 0.3 * efficiency)
  }

  mutating func score(success: Double) -> Double { task(success: success).score(scale: 60) }

  mutating func normal() -> Double { StandardNormal.quantile(stream.uniform()) }
}

/// Task number `index`, at ten an hour.
func moment(ofTask index: Int) -> Instant { .start + Int64(index) * .minutes(6) }
