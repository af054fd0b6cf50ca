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

extension ScoreBlock: NumberRow {
  static var width: Int { 3 }

  func append(to numbers: inout [Double]) {
    numbers.append(mean)
    numbers.append(meanSquare)
    numbers.append(level)
  }

  init?(_ numbers: ArraySlice<Double>) {
    let first = numbers.startIndex
    self.init(mean: numbers[first], meanSquare: numbers[first + 1], level: numbers[first + 2])
  }
}

/// The last good blocks, and the first ones.
///
/// A block counts only when many later ones are known and nothing spoke for a fall since it ended,
/// so what belongs to a fall never becomes the measure of it. The memory is long against the lag: a
/// slow fall drags the moving baseline along only where it is slower than that memory, and the
/// day-0 baseline not at all.
struct GoodBaseline: Hashable, Codable, Sendable {
  private struct Waiting: Hashable, Sendable, NumberRow {
    let block: ScoreBlock
    let endedAtTask: Int
    let nanoseconds: Int64

    init(block: ScoreBlock, endedAtTask: Int, nanoseconds: Int64) {
      (self.block, self.endedAtTask, self.nanoseconds) = (block, endedAtTask, nanoseconds)
    }

    static var width: Int { ScoreBlock.width + 3 }

    /// An instant is written as two numbers that doubles hold exactly.
    func append(to numbers: inout [Double]) {
      block.append(to: &numbers)
      numbers.append(Double(endedAtTask))
      numbers.append(Double(nanoseconds >> 32))
      numbers.append(Double(nanoseconds & 0xFFFF_FFFF))
    }

    init?(_ numbers: ArraySlice<Double>) {
      let rest = Array(numbers.dropFirst(ScoreBlock.width))
      guard let block = ScoreBlock(numbers.prefix(ScoreBlock.width)),
        let task = Int(exactly: rest[0]), let high = Int32(exactly: rest[1]), high >= 0,
        let low = UInt32(exactly: rest[2])
      else { return nil }
      self.init(
        block: block, endedAtTask: task, nanoseconds: Int64(high) << 32 | Int64(low))
    }
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
