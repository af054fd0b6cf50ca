// Durations of very many calls, in constant memory. Not here: who times them.

/// Counts of nanoseconds in buckets of relative width 1/128: exact below 256 ns, and above that a
/// percentile is never below the true one and at most 1/128 (0.79 %) above it.
///
/// The layout is that of Tene's HdrHistogram with seven bits. 58 kB, whatever is recorded.
package struct LatencyHistogram: Equatable, Sendable {
  private static let bits = 7
  private static let exact = 1 << (bits + 1)

  private var counts = [Int](repeating: 0, count: exact + (63 - bits - 1) << bits)
  private var total: UInt64 = 0
  package private(set) var count = 0
  /// In nanoseconds, exact; 0 while nothing is recorded.
  package private(set) var maximum: Int64 = 0

  package init() {}

  /// Counts one duration, which must not be negative. O(1), nothing is allocated.
  package mutating func record(nanoseconds: Int64) {
    precondition(nanoseconds >= 0, "a call took \(nanoseconds) ns")
    counts[Self.bucket(nanoseconds)] += 1
    count += 1
    total += UInt64(nanoseconds)
    maximum = max(maximum, nanoseconds)
  }

  /// Adds what another histogram has counted.
  package mutating func add(_ other: LatencyHistogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    count += other.count
    total += other.total
    maximum = max(maximum, other.maximum)
  }

  /// In nanoseconds, exact but for one rounding; nil while nothing is recorded.
  package var mean: Double? { count == 0 ? nil : Double(total) / Double(count) }

  /// The least duration that a share of all, from 0 to 1, is not above, up to the bucket's width.
  package func percentile(_ share: Double) -> Int64? {
    precondition(share >= 0 && share <= 1, "\(share) is no share")
    return nanoseconds(atRank: max(1, Int((share * Double(count)).rounded(.up))))
  }

  /// The duration at a rank counted from 1, as `OrderStatisticInterval` gives them, up to the
  /// bucket's width; nil above the count.
  package func nanoseconds(atRank rank: Int) -> Int64? {
    precondition(rank >= 1, "ranks count from 1")
    guard rank <= count else { return nil }
    var passed = 0
    for (index, number) in counts.enumerated() {
      passed += number
      if passed >= rank { return min(Self.greatest(in: index), maximum) }
    }
    preconditionFailure("the counts don't add up to \(count)")
  }

  /// Of numbers with eight bits the number itself, then 128 buckets an octave.
  private static func bucket(_ nanoseconds: Int64) -> Int {
    let shift = max(0, 63 - nanoseconds.leadingZeroBitCount - bits)
    return shift << bits + Int(nanoseconds >> Int64(shift))
  }

  private static func greatest(in bucket: Int) -> Int64 {
    guard bucket >= exact else { return Int64(bucket) }
    let shift = bucket >> bits - 1
    let least = Int64(bucket - shift << bits) << Int64(shift)
    return least + (1 << Int64(shift) - 1)
  }
}
