// What one agent's failures come from. Not here: the classes and remedies (`FailureCause.swift`),
// when failures are analysed (`Improvement`).

public import FleetModel
public import Instants

/// A cause of failures, how often it struck and what is done about it.
public struct FailurePattern: Hashable, Codable, Sendable {
  public let cause: FailureCause
  /// Failures that had it.
  public let frequency: Int
  /// Its share among all failures of the agent, 0 … 1.
  public let share: Double
  /// The Wilson lower bound of the share.
  public let confidence: Double
  /// The kinds it occurred in, in ascending order.
  public let contexts: [KindID]
  public let identifiedAt: Instant
  public let mitigatedAt: Instant?

  public var rootCause: String { cause.rootCause }
  /// `nil` as long as nothing is done.
  public var mitigation: String? { mitigatedAt == nil ? nil : cause.mitigation }
}

/// Counts of failures by cause and kind.
///
/// Earlier implementations keyed failures by task type, where no remedy was ever found, and divided
/// by all experiences, successes included, so that .7 was out of reach. Here a cause's confidence
/// is its share among failures. It follows that at any time one cause at most can pass .7, and that
/// none does where several are common: a remedy is applied to what clearly prevails. The documented
/// frequency > 5 adds nothing to that, since 9 failures of one cause are the fewest that give .7.
public struct FailureBook: Hashable, Codable, Sendable {
  /// The documents' thresholds; both must be exceeded.
  public static let leastFrequency = 5
  public static let leastConfidence = 0.7

  private struct Cause: Hashable, Codable, Sendable {
    var count = 0
    var first: Instant?
    var mitigatedAt: Instant?
  }

  public let kindCount: Int
  /// All failures that were recorded.
  public private(set) var total = 0
  private var causes = Array(repeating: Cause(), count: FailureCause.allCases.count)
  /// By cause, then by kind.
  private var counts: [UInt32]

  public init(kindCount: Int) {
    precondition(kindCount > 0, "a book needs kinds")
    self.kindCount = kindCount
    counts = Array(repeating: 0, count: FailureCause.allCases.count * kindCount)
  }

  /// Counts one failure.
  ///
  /// - Returns: Whether its cause is new to the agent.
  /// - Complexity: O(1), without allocation.
  @discardableResult
  public mutating func record(_ cause: FailureCause, on kind: KindID, at now: Instant) -> Bool {
    precondition((0..<kindCount).contains(kind.rawValue), "kind \(kind) isn't in the book")
    let number = cause.number
    let isNew = causes[number].count == 0
    if isNew { causes[number].first = now }
    total += 1
    causes[number].count += 1
    counts[number * kindCount + kind.rawValue] += 1
    return isNew
  }

  /// What is known of a cause; `nil` as long as it never struck.
  public func pattern(of cause: FailureCause) -> FailurePattern? {
    let known = causes[cause.number]
    guard let first = known.first else { return nil }
    let row = cause.number * kindCount
    return FailurePattern(
      cause: cause, frequency: known.count, share: Double(known.count) / Double(total),
      confidence: Evidence.lowerBound(successes: known.count, of: total),
      contexts: (0..<kindCount).filter { counts[row + $0] > 0 }.map(KindID.init),
      identifiedAt: first, mitigatedAt: known.mitigatedAt)
  }

  /// All causes that struck, the most frequent first; of equals in the order of the enumeration.
  public func patterns() -> [FailurePattern] {
    FailureCause.allCases.compactMap(pattern(of:)).enumerated().sorted {
      ($1.element.frequency, $0.offset) < ($0.element.frequency, $1.offset)
    }.map(\.element)
  }

  /// Marks causes as mitigated that exceed both thresholds and weren't yet, and returns them.
  public mutating func mitigate(at now: Instant) -> [FailurePattern] {
    var mitigated: [FailurePattern] = []
    for found in patterns() where found.mitigatedAt == nil {
      guard found.frequency > Self.leastFrequency, found.confidence > Self.leastConfidence else {
        continue
      }
      causes[found.cause.number].mitigatedAt = now
      if let marked = pattern(of: found.cause) { mitigated.append(marked) }
    }
    return mitigated
  }
}
