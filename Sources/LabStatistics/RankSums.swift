// P-values of sums of ranks. Not here: the ranks (`MidRanks.swift`), the tests
// (`WilcoxonSignedRank.swift`, `MannWhitney.swift`).

import Stochastics

/// What a test looks for.
package enum Alternative: Sendable, CaseIterable {
  case twoSided
  /// The treatment's scores are greater.
  case more
  /// They are less.
  case less
}

/// How the p-value of a rank sum is computed.
package enum RankMethod: Sendable, Equatable {
  /// From the distribution over all assignments of the ranks at hand, ties included.
  case exact
  /// From the normal distribution with the same mean and variance; the correction moves a rank sum
  /// by one half towards its mean.
  case normal(isCorrected: Bool)
}

/// The distribution of a sum of doubled ranks over all assignments, as shares by sum.
enum RankSums {
  /// Each rank is in or out. O(*n* Σ).
  static func subsets(of ranks: [Int]) -> [Double] {
    var shares = [Double](repeating: 0, count: ranks.reduce(0, +) + 1)
    shares[0] = 1
    var reached = 0
    for rank in ranks {
      for sum in stride(from: reached, through: 0, by: -1) {
        let half = shares[sum] / 2
        shares[sum] = half
        shares[sum + rank] += half
      }
      reached += rank
    }
    return shares
  }

  /// Exactly `size` of the ranks are in. O(*n* · size · Σ).
  static func subsets(of ranks: [Int], size: Int) -> [Double] {
    let width = ranks.sorted().suffix(size).reduce(0, +) + 1
    var ways = [[Double]](
      repeating: [Double](repeating: 0, count: width), count: size + 1)
    ways[0][0] = 1
    for (index, rank) in ranks.enumerated() {
      for taken in stride(from: min(size, index + 1), through: 1, by: -1) {
        for sum in stride(from: width - 1, through: rank, by: -1) {
          ways[taken][sum] += ways[taken - 1][sum - rank]
        }
      }
    }
    let all = ways[size].reduce(0, +)
    return ways[size].map { $0 / all }
  }

  /// The p-value of a sum; two-sided, of all sums at least as far from their mean.
  static func pValue(_ shares: [Double], sum: Int, _ alternative: Alternative) -> Double {
    switch alternative {
    case .more: return min(1, shares[sum...].reduce(0, +))
    case .less: return min(1, shares[...sum].reduce(0, +))
    case .twoSided:
      let mean = shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      // A mean of halves is off by rounding, sums are whole.
      let distance = abs(Double(sum) - mean) - 1e-6
      return min(
        1,
        shares.enumerated().reduce(0) {
          abs(Double($1.offset) - mean) >= distance ? $0 + $1.element : $0
        })
    }
  }

  /// The p-value of a normal number, `correction` nearer to the mean.
  static func pValue(
    sum: Double, mean: Double, deviation: Double, correction: Double, _ alternative: Alternative
  ) -> Double {
    if deviation == 0 { return 1 }
    switch alternative {
    case .more: return StandardNormal.cumulative(-(sum - mean - correction) / deviation)
    case .less: return StandardNormal.cumulative((sum - mean + correction) / deviation)
    case .twoSided:
      return min(1, 2 * StandardNormal.cumulative(-(abs(sum - mean) - correction) / deviation))
    }
  }
}
