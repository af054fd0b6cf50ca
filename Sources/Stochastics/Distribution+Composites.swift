// Distributions made of data or of other distributions. Not here: the others' makers
// (`Distribution+Makers.swift`), the mathematics (the `Law` files).

extension Distribution {
  /// The least share of a distribution that a truncation may keep.
  public static let leastTruncatedMass = 1e-6

  /// One of `values` with probability proportional to its weight; equal values add up.
  public static func discrete(
    values: [Double], weights: [Double]
  ) throws(DistributionError) -> Distribution {
    let value = Parameter(distribution: "discrete", name: "values")
    let weight = Parameter(distribution: "discrete", name: "weights")
    guard !values.isEmpty else { throw value.error("empty", "at least one number") }
    guard values.count == weights.count else {
      throw weight.error(
        "a list of \(weights.count)", "as long as values, which has \(values.count)")
    }
    for number in values { _ = try value.finite(number) }
    let total = try totalWeight(weights, weight)
    var (distinct, sums): ([Double], [Double]) = ([], [])
    for index in values.indices.sorted(by: { values[$0] < values[$1] }) where weights[index] > 0 {
      if distinct.last == values[index] {
        sums[sums.count - 1] += weights[index]
      } else {
        distinct.append(values[index])
        sums.append(weights[index])
      }
    }
    return Distribution(
      .discrete(.init(values: distinct, cumulative: runningShares(sums, of: total))))
  }

  /// Each of `data` equally likely.
  public static func empirical(_ data: [Double]) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "empirical", name: "data")
    guard !data.isEmpty else { throw parameter.error("empty", "at least one number") }
    for number in data { _ = try parameter.finite(number) }
    return Distribution(.empirical(data.sorted()))
  }

  /// A draw from one of the parts, chosen with probability proportional to its weight.
  public static func mixture(
    _ parts: [(weight: Double, distribution: Distribution)]
  ) throws(DistributionError) -> Distribution {
    let parameter = Parameter(distribution: "mixture", name: "parts")
    guard !parts.isEmpty else { throw parameter.error("empty", "at least one distribution") }
    let weights = parts.map(\.weight)
    let total = try totalWeight(weights, Parameter(distribution: "mixture", name: "weights"))
    let present = parts.filter { $0.weight > 0 }
    let shares = runningShares(present.map(\.weight), of: total)
    return Distribution(
      .mixture(
        zip(present, shares).map { part, share in
          .init(law: part.distribution.law, weight: part.weight / total, cumulative: share)
        }))
  }

  /// The distribution given that a draw lies from `low` to `high`, both included.
  ///
  /// Where the untruncated kind has no `quantile`, a draw is repeated until it lies inside: on
  /// average as often as the share inside goes into 1, at most 10⁶ times.
  ///
  /// - Throws: When both bounds are missing, or less than 10⁻⁶ of the distribution lies inside.
  public static func truncated(
    _ distribution: Distribution, low: Double?, high: Double?
  ) throws(DistributionError) -> Distribution {
    let bounds = Parameter(distribution: "truncated", name: "window")
    if low == nil, high == nil { throw bounds.error("unbounded", "given by low, high or both") }
    if let low { _ = try Parameter(distribution: "truncated", name: "low").finite(low) }
    if let high { _ = try Parameter(distribution: "truncated", name: "high").finite(high) }
    var (law, least, greatest) = (distribution.law, low ?? -.infinity, high ?? .infinity)
    guard least <= greatest else {
      throw bounds.error("\(least) to \(greatest)", "from a lower number to a higher one")
    }
    if case .truncated(let inner, let window) = law {
      (law, least, greatest) = (inner, max(least, window.low), min(greatest, window.high))
      guard least <= greatest else {
        throw bounds.error("empty", "one that overlaps \(window.low) to \(window.high)")
      }
    }
    let window = law.window(low: least, high: greatest)
    guard window.mass >= leastTruncatedMass else {
      throw bounds.error(
        "\(least) to \(greatest), which holds \(window.mass) of the distribution",
        "one that holds at least 1e-06 of it")
    }
    return Distribution(law.narrowed(to: window))
  }

  private static func totalWeight(
    _ weights: [Double], _ parameter: Parameter
  ) throws(DistributionError) -> Double {
    for weight in weights where !(weight >= 0 && weight <= Parameter.largest) {
      throw parameter.error("\(weight) in one place", "numbers from 0 to 1e100")
    }
    let total = weights.reduce(0, +)
    guard total >= 1 / Parameter.largest else {
      throw parameter.error("\(total) in all", "positive in at least one place")
    }
    return total
  }

  /// What each weight and those before it are of the total; the last is exactly 1.
  private static func runningShares(_ weights: [Double], of total: Double) -> [Double] {
    var sum = 0.0
    var shares = weights.map { weight in
      sum += weight
      return sum / total
    }
    shares[shares.count - 1] = 1
    return shares
  }
}
