// A test of paired differences that assumes symmetry about the mean and nothing else.
// Not here: Student's (`PairedDifference.swift`), the test on ranks (`WilcoxonSignedRank.swift`).

/// The sign-flip (randomisation) test for the mean of differences that are symmetric about it.
///
/// Exact up to 20 differences, by all 2ⁿ flips; above, by random flips, of which the sample itself
/// is one: p = (1 + as extreme) / (1 + flips). Sources: Fisher, *The Design of Experiments* (1935),
/// §21; Phipson and Smyth, *Statistical Applications in Genetics and Molecular Biology* 9 (2010).
package struct SignFlip: Equatable, Sendable {
  /// Up to so many differences all flips are enumerated.
  package static let largestExact = 20

  /// Two-sided, against "the mean is the hypothesis".
  package let pValue: Double
  /// Against "the mean is the hypothesis or less".
  package let pValueOfMore: Double
  package let isExact: Bool

  /// - Parameters:
  ///   - differences: One for each pair.
  ///   - hypothesis: The mean to test, in the unit of the differences.
  ///   - seed: Of the random flips; the exact test doesn't use it.
  ///   - flips: How many random ones.
  /// - Throws: When there is no difference or one isn't finite.
  /// - Complexity: O(2ⁿ) up to 20, then O(*n* · `flips`).
  package init(
    differences: [Double], hypothesis: Double = 0, seed: UInt64, flips: Int = 10_000
  ) throws(SampleError) {
    try SampleError.check(differences, atLeast: 1)
    precondition(flips > 0, "\(flips) flips show nothing")
    let centred = differences.map { $0 - hypothesis }
    var count = Count(centred)
    isExact = centred.count <= Self.largestExact
    if isExact {
      // Two halves, so that each sum is a sum of few and rounding doesn't add up.
      let (first, second) = (
        centred.prefix(centred.count / 2), centred.suffix((centred.count + 1) / 2)
      )
      let sums = Self.sums(of: second)
      for one in Self.sums(of: first) { for other in sums { count.add(one + other) } }
    } else {
      count.add(count.sum)
      Self.random(centred, seed, flips) { count.add($0) }
    }
    pValue = Double(count.asFar) / Double(count.all)
    pValueOfMore = Double(count.asHigh) / Double(count.all)
  }

  /// All sums with signs given to a few numbers.
  private static func sums(of few: ArraySlice<Double>) -> [Double] {
    few.reduce(into: [0]) { sums, number in
      sums = sums.map { $0 + number } + sums.map { $0 - number }
    }
  }

  private static func random(
    _ numbers: [Double], _ seed: UInt64, _ flips: Int, _ body: (Double) -> Void
  ) {
    var generator = SplitMix64Sequence(seed: seed)
    for _ in 0..<flips {
      var (sum, bits) = (0.0, UInt64(0))
      for (index, number) in numbers.enumerated() {
        if index & 63 == 0 { bits = generator.next() }
        // The lowest bit becomes the sign.
        sum += Double(bitPattern: number.bitPattern ^ (bits << 63))
        bits >>= 1
      }
      body(sum)
    }
  }

  /// How many sums are as extreme as the sample's, up to rounding.
  private struct Count {
    let sum: Double
    private let slack: Double
    private(set) var (all, asFar, asHigh) = (0, 0, 0)

    init(_ numbers: [Double]) {
      sum = numbers.reduce(0, +)
      slack = 1e-12 * numbers.reduce(0) { $0 + abs($1) }
    }

    mutating func add(_ other: Double) {
      all += 1
      asFar += abs(other) >= abs(sum) - slack ? 1 : 0
      asHigh += other >= sum - slack ? 1 : 0
    }
  }
}
