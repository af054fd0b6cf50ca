// What an agent's score is when all is well: lately, and at the start.
// Not here: when all isn't (`FallWealth.swift`), who asks (`Safeguard.swift`).

/// Means over the tasks of one check.
struct ScoreBlock: Hashable, Codable, Sendable {
  /// Of what is compared: scores, or scores less the fleet's.
  var mean = 0.0
  /// Of its square.
  var meanSquare = 0.0
  /// Of the scores themselves.
  var level = 0.0

  /// Of single tasks.
  var variance: Double { max(0, meanSquare - mean * mean) }

  /// By how much another mean lies above this one, in percent of the score; `nil` for a score of 0.
  func percent(of other: Double) -> Double? {
    level > 0 ? 100 * (other - mean) / level : nil
  }
}

/// The last good blocks, and the first ones.
///
/// A block counts only when many later ones are known and nothing spoke for a fall since it ended,
/// so what belongs to a fall never becomes the measure of it. The memory is long against the lag: a
/// slow fall drags the moving baseline along only where it is slower than that memory, and the
/// day-0 baseline not at all.
struct GoodBaseline: Hashable, Codable, Sendable {
  private struct Waiting: Hashable, Codable, Sendable {
    let block: ScoreBlock
    let endedAtTask: Int
    let nanoseconds: Int64
  }

  private let minimumBlocks: Int
  private let dayZeroBlocks: Int
  private var good: LatestValues<ScoreBlock>
  private var waiting: LatestValues<Waiting>
  private var sum = ScoreBlock()
  /// The first blocks together, once there are enough.
  private(set) var dayZero: ScoreBlock?
  /// When the last good block ended.
  private(set) var goodThrough: Int64?

  init(_ settings: SafeguardSettings) {
    minimumBlocks = settings.minimumBaseline / settings.cadence
    dayZeroBlocks = settings.dayZeroTasks / settings.cadence
    good = LatestValues(capacity: settings.baselineTasks / settings.cadence)
    waiting = LatestValues(capacity: settings.lag / settings.cadence)
  }

  /// The good blocks together; `nil` while they are too few.
  var moving: ScoreBlock? { good.count < minimumBlocks ? nil : together }

  private var together: ScoreBlock {
    let count = Double(good.count)
    return ScoreBlock(
      mean: sum.mean / count, meanSquare: sum.meanSquare / count, level: sum.level / count)
  }

  /// Takes in a block that just ended. The first ones count at once, since nothing can speak
  /// against them yet.
  ///
  /// - Parameter clearAtTask: The last task at which nothing spoke for a fall.
  mutating func add(_ block: ScoreBlock, endedAtTask: Int, at nanoseconds: Int64, clearAtTask: Int)
  {
    guard good.count >= minimumBlocks else { return accept(block, at: nanoseconds) }
    let new = Waiting(block: block, endedAtTask: endedAtTask, nanoseconds: nanoseconds)
    guard let old = waiting.append(new), clearAtTask >= old.endedAtTask else { return }
    accept(old.block, at: old.nanoseconds)
  }

  private mutating func accept(_ block: ScoreBlock, at nanoseconds: Int64) {
    let gone = good.append(block) ?? ScoreBlock()
    sum.mean += block.mean - gone.mean
    sum.meanSquare += block.meanSquare - gone.meanSquare
    sum.level += block.level - gone.level
    goodThrough = nanoseconds
    if dayZero == nil, good.count == dayZeroBlocks { dayZero = together }
  }

  /// Nothing that still waits will ever count.
  mutating func forgetWaiting() { waiting.removeAll() }

  /// Bytes beyond the struct itself.
  var elementBytes: Int { good.elementBytes + waiting.elementBytes }
}
