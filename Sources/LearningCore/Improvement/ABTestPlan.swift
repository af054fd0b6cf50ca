// How many results an A/B test takes, settled before it starts. Not here: the test
// (`ABTest.swift`), the enumeration (`FisherPower.swift`).

import Stochastics

/// The question that a test is to answer, and the size that it takes.
public struct ABTestPlan: Hashable, Codable, Sendable {
  /// More results of one strategy than this are never asked for.
  public static let mostPerArm = 20_000

  /// The success rate of the first strategy as far as known, 0 … 1.
  public let baseRate: Double
  /// The smallest rise of it that is worth finding, and that is found with ``power``.
  public let smallestEffect: Double
  /// The chance at most of deciding anything when there is no difference.
  public let level: Double
  /// The chance at least of finding the smallest effect.
  public let power: Double
  public let armCount: Int
  /// Results of each strategy after which the test is complete.
  public let resultsPerArm: Int
  /// The chance of finding the smallest effect with that many results, exactly.
  public let exactPower: Double

  /// Casagrande's, Pike's and Smith's formula, and from there upwards until exact enumeration gives
  /// the power. With more than two strategies the level is divided by their number less one, since
  /// Holm's first step does so.
  ///
  /// Source: Casagrande, Pike and Smith, "An improved approximate formula for calculating sample
  /// sizes for comparing two binomial distributions", *Biometrics* 34 (1978), pages 483–486;
  /// Fleiss, *Statistical Methods for Rates and Proportions*, second edition (1981), §3.2, formula
  /// 3.18.
  ///
  /// - Throws: When a probability is none, the rate can't rise so far, or the test would be too
  ///   large.
  public init(
    baseRate: Double, smallestEffect: Double, level: Double = 0.05, power: Double = 0.8,
    armCount: Int = 2
  ) throws(ABTestError) {
    guard baseRate >= 0 && baseRate <= 1 else { throw .notARate("base rate", baseRate) }
    try Self.check("smallest effect", smallestEffect)
    try Self.check("level", level)
    try Self.check("power", power)
    if armCount < 2 { throw .tooFewStrategies(armCount) }
    // A rate that is written in decimals may exceed 1 by a rounding.
    guard baseRate + smallestEffect <= 1 + 1e-9 else {
      throw .noRoom(baseRate: baseRate, smallestEffect: smallestEffect)
    }
    let target = min(1, baseRate + smallestEffect)
    let pairLevel = level / Double(armCount - 1)
    let estimate = Self.formula(baseRate, target, pairLevel, power)
    guard estimate <= Double(Self.mostPerArm) else {
      throw .tooLarge(atLeast: Int(min(estimate, 1e15).rounded(.up)), most: Self.mostPerArm)
    }
    var count = max(2, Int(estimate.rounded(.up)))
    func exact(_ count: Int) -> Double {
      FisherPower(firstRate: baseRate, secondRate: target, count: count, level: pairLevel)
        .secondWins
    }
    var reached = exact(count)
    while reached < power {
      count += 1
      reached = exact(count)
    }
    (self.baseRate, self.smallestEffect, self.level) = (baseRate, smallestEffect, level)
    (self.power, self.armCount) = (power, armCount)
    (resultsPerArm, exactPower) = (count, reached)
  }

  /// Results of each of two groups by the formula with continuity correction.
  package static func formula(
    _ first: Double, _ second: Double, _ level: Double, _ power: Double
  ) -> Double {
    let effect = second - first
    let mean = (first + second) / 2
    let spread = first * (1 - first) + second * (1 - second)
    let root =
      -StandardNormal.quantile(level / 2) * (2 * mean * (1 - mean)).squareRoot()
      + StandardNormal.quantile(power) * spread.squareRoot()
    let uncorrected = root * root / (effect * effect)
    let correction = 1 + (1 + 4 / (uncorrected * effect)).squareRoot()
    return uncorrected / 4 * correction * correction
  }

  private static func check(_ what: String, _ value: Double) throws(ABTestError) {
    guard value > 0 && value < 1 else { throw .notARate(what, value) }
  }
}
