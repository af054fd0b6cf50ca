// Notices that a mean has moved, soon after it did. Not here: slow trends (`LinearTrend.swift`).

/// The two-sided cumulative sum chart: each side adds up what exceeds an allowance.
///
/// Source: Page, *Biometrika* 41 (1954), pages 100–115. With an allowance of 0.5 and a threshold of
/// 5 deviations, a false alarm comes once in 465 numbers, and a shift by one deviation is noticed
/// after 10.4 (Montgomery, *Introduction to Statistical Quality Control*, chapter 9).
package struct Cusum: Equatable, Sendable {
  package enum Direction: Sendable { case up, down }

  /// The mean expected, the deviation, and allowance and threshold in deviations.
  package let mean: Double
  package let deviation: Double
  package let allowance: Double
  package let threshold: Double
  /// In deviations, from 0.
  package private(set) var upper = 0.0
  package private(set) var lower = 0.0

  package init(
    mean: Double, deviation: Double, allowance: Double = 0.5, threshold: Double = 5
  ) {
    precondition(deviation > 0 && allowance >= 0 && threshold > 0, "no chart has such numbers")
    self.mean = mean
    self.deviation = deviation
    self.allowance = allowance
    self.threshold = threshold
  }

  /// Adds a number; says where to the mean has moved when a side exceeds the threshold. The sums
  /// stay; a chart that is to go on after an alarm begins anew.
  package mutating func add(_ number: Double) -> Direction? {
    let distance = (number - mean) / deviation
    upper = max(0, upper + distance - allowance)
    lower = max(0, lower - distance - allowance)
    if upper > threshold { return .up }
    return lower > threshold ? .down : nil
  }
}
