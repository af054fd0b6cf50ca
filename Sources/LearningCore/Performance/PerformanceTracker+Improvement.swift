// Whether an agent got better: two windows with intervals, and the documented figure beside them.
// Not here: the course between (`PerformanceTracker+Trend.swift`), what to do about it (`+Report`).

public import Instants
import LabStatistics
import SharedMemory

/// A number and the interval around it.
public struct IntervalEstimate: Hashable, Codable, Sendable {
  public let value: Double
  public let low: Double
  public let high: Double
}

/// How an agent's last tasks compare with its first.
public struct PerformanceImprovement: Hashable, Codable, Sendable {
  /// Means of a window's scores and how they differ.
  public struct Windows: Hashable, Codable, Sendable {
    public let dayZero: Double
    public let dayZeroTasks: Int
    public let current: Double
    public let currentTasks: Int
    /// Current less day 0, with Welch's interval.
    public let difference: IntervalEstimate
    /// The same in percent of day 0, with Fieller's interval; `nil` where day 0 can't be told from
    /// 0.
    public let percent: IntervalEstimate?
    /// (current − day 0) / (1 − day 0): 1 is all that was left to gain; `nil` where nothing was.
    public let shareOfAttainable: Double?
    /// The most that the score could rise, in percent of day 0; infinite is told as `nil`.
    public let headroomPercent: Double?
  }

  /// The documents' figure, the latest task against the first one, in percent: mostly noise. `nil`
  /// where the first scored 0.
  public let documentedPercent: Double?
  /// `nil` until two tasks followed the day-0 window.
  public let windows: Windows?
  /// From the first task on.
  public let daysElapsed: Double
  public let targetPercent: Double

  /// In percent of day 0; `nil` while it isn't known.
  public var percent: Double? { windows?.percent?.value }
  /// Whether the estimate reaches the target.
  public var targetAchieved: Bool { percent.map { $0 >= targetPercent } ?? false }
  /// Whether the whole interval does.
  public var targetIsCertain: Bool { windows?.percent.map { $0.low >= targetPercent } ?? false }
  /// Whether no score, which is 1 at most, could reach the target.
  public var targetIsOutOfReach: Bool {
    windows?.headroomPercent.map { $0 < targetPercent } ?? false
  }
}

/// An agent's first tasks: what its later ones are compared with.
public struct PerformanceBaseline: Hashable, Codable, Sendable {
  /// When the first of them ended, in milliseconds since the start.
  public let startedAt: Int64
  /// As many as a window has.
  public let tasks: Int
  /// Mean of their scores, and its standard error.
  public let score: Double
  public let standardError: Double
  /// Score of the first alone: the documents' baseline.
  public let firstScore: Double
}

extension PerformanceTracker {
  /// The first tasks; `nil` until there is a window of them, and the same ever after.
  public var baseline: PerformanceBaseline? {
    guard dayZero.count == settings.window, let first = firstScore else { return nil }
    let moments = Moments(of: dayZero)
    return PerformanceBaseline(
      startedAt: start.epochMilliseconds, tasks: moments.count, score: moments.mean,
      standardError: moments.standardError, firstScore: first)
  }

  /// How the last tasks compare with the first. The windows never share a task.
  ///
  /// The intervals take tasks for independent; where difficulty comes in waves longer than a
  /// window, they are too short, and the trend over days says more.
  ///
  /// - Throws: When there is no task.
  /// - Complexity: O(*k*) with windows of *k* tasks.
  public func improvement(at now: Instant) throws(PerformanceError) -> PerformanceImprovement {
    guard let first = firstScore else { throw .noBaselineOrSnapshots }
    return PerformanceImprovement(
      documentedPercent: first == 0 ? nil : 100 * (latestScore - first) / first,
      windows: windows(), daysElapsed: (now - start).seconds / 86_400,
      targetPercent: settings.targetPercent)
  }

  private func windows() -> PerformanceImprovement.Windows? {
    let scores = current.values.map { $0.score(scale: settings.scale) }
    guard dayZero.count == settings.window,
      let welch = try? WelchDifference.estimate(treatment: scores, control: dayZero)
    else { return nil }
    let (base, last) = (Moments(of: dayZero), Moments(of: scores))
    let halfWidth = welch.halfWidth(confidence: settings.confidence)
    let left = 1 - base.mean
    return PerformanceImprovement.Windows(
      dayZero: base.mean, dayZeroTasks: base.count, current: last.mean, currentTasks: last.count,
      difference: IntervalEstimate(
        value: welch.value, low: welch.value - halfWidth, high: welch.value + halfWidth),
      percent: percent(
        of: last, over: base,
        quantile: welch.standardError == 0 ? 0 : halfWidth / welch.standardError),
      shareOfAttainable: left > 0 ? welch.value / left : nil,
      headroomPercent: base.mean > 0 ? 100 * left / base.mean : nil)
  }

  /// The ratio of two independent means less 1, with Fieller's interval: *Journal of the Royal
  /// Statistical Society* B 16 (1954), pages 175–185. `nil` where the interval has no end.
  private func percent(
    of last: Moments, over base: Moments, quantile: Double
  ) -> IntervalEstimate? {
    let (above, below) = (last.mean, base.mean)
    let square = quantile * quantile
    let aboveSpread = square * last.standardError * last.standardError
    let belowSpread = square * base.standardError * base.standardError
    let leading = below * below - belowSpread
    guard leading > 0 else { return nil }
    let root = (above * above * belowSpread + leading * aboveSpread).squareRoot()
    return IntervalEstimate(
      value: 100 * (above / below - 1), low: 100 * ((above * below - root) / leading - 1),
      high: 100 * ((above * below + root) / leading - 1))
  }
}
