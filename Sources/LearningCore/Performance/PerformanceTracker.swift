// What is known of one agent's performance: its first tasks, its last ones, and its hours.
// Not here: what follows from them (`PerformanceTracker+Improvement.swift`, `+Trend`, `+Metrics`,
// `+Report`), a fall that must be stopped (`Safeguards`).

public import Instants

/// Follows one agent's score from its first tasks on; a value without store, clock or chance.
///
/// Bounded: the first and the last tasks of a window, and at most 90 days of hours, under 150 KB.
public struct PerformanceTracker: Hashable, Codable, Sendable {
  public let settings: PerformanceSettings
  /// Tasks told of so far.
  public internal(set) var taskCount = 0
  /// How many of them came without satisfaction, and without efficiency.
  public internal(set) var missingSatisfaction = 0
  public internal(set) var missingEfficiency = 0
  /// Scores of the first tasks, up to a window of them.
  var dayZero: [Double] = []
  /// The last tasks after those, up to a window of them.
  var current: LatestValues<TaskPerformance>
  var firstNanoseconds: Int64 = 0
  var lastNanoseconds: Int64 = 0
  var latestScore = 0.0
  /// Hours that are over.
  var hours: LatestValues<PerformanceSnapshot>
  /// How many of them nobody has taken yet; they are the newest.
  var untakenHours = 0
  var openHour: Int32 = 0
  /// Hours that were left out when the tracker was read, until they are put back.
  var awaited: ClosedRange<Int32>?
  var openSums = PerformanceSums()

  public init(settings: PerformanceSettings = PerformanceSettings()) {
    precondition(settings.problem == nil, settings.problem ?? "")
    self.settings = settings
    current = LatestValues(capacity: settings.window)
    hours = LatestValues(capacity: 24 * settings.daysKept)
  }

  /// When the first task ended; the start of the baseline.
  public var start: Instant { Instant(nanoseconds: firstNanoseconds) }

  /// Scores of the first task, if there was one: the documented baseline.
  var firstScore: Double? { dayZero.first }

  /// Takes in a task that ended at `now`, which is never before an earlier one.
  ///
  /// - Complexity: O(1); it allocates nothing once the rings have been full.
  public mutating func record(_ task: TaskPerformance, at now: Instant) {
    precondition(now.nanoseconds >= lastNanoseconds, "time ran back to \(now)")
    closeHour(at: now)
    let score = task.score(scale: settings.scale)
    if taskCount == 0 { firstNanoseconds = now.nanoseconds }
    taskCount += 1
    lastNanoseconds = now.nanoseconds
    latestScore = score
    if task.satisfaction == nil { missingSatisfaction += 1 }
    if task.efficiency == nil { missingEfficiency += 1 }
    if dayZero.count < settings.window {
      dayZero.append(score)
    } else {
      current.append(task)
    }
    openHour = PerformanceSnapshot.sequence(of: now)
    openSums.add(task, score: score)
  }

  /// An hour that is over at `now` and wasn't taken before, the oldest first, for whoever stores
  /// it; `nil` when there is none. An hour that is pruned before anybody takes it is lost.
  public mutating func takeCompletedHour(at now: Instant) -> PerformanceSnapshot? {
    closeHour(at: now)
    guard untakenHours > 0 else { return nil }
    untakenHours -= 1
    return hours[hours.count - 1 - untakenHours]
  }

  /// The hours of a day that were taken, the oldest first.
  func takenHours(ofDay day: Int) -> [PerformanceSnapshot] {
    var found: [PerformanceSnapshot] = []
    var age = hours.count - untakenHours - 1
    while age >= 0, hours[age].start.day >= day {
      if hours[age].start.day == day { found.append(hours[age]) }
      age -= 1
    }
    return found.reversed()
  }

  /// Hours that ended more than `daysKept` before `now` are gone; memory and answers agree on it.
  public mutating func prune(at now: Instant) {
    while hours.count > 0, isTooOld(hours[0], at: now) { hours.removeOldest() }
    untakenHours = min(untakenHours, hours.count)
  }

  private func isTooOld(_ hour: PerformanceSnapshot, at now: Instant) -> Bool {
    hour.end.nanoseconds <= now.nanoseconds - Span.days(Int64(settings.daysKept)).nanoseconds
  }

  private mutating func closeHour(at now: Instant) {
    guard openSums.tasks > 0, openHour < PerformanceSnapshot.sequence(of: now) else { return }
    hours.append(PerformanceSnapshot(sequence: openHour, of: openSums))
    untakenHours = min(untakenHours + 1, hours.count)
    openSums = PerformanceSums()
    prune(at: now)
  }

  /// All hours still kept at `now`, the one that is still open included, the oldest first.
  ///
  /// - Complexity: O(*n*) with *n* hours, at most 2,161.
  public func snapshots(at now: Instant) -> [PerformanceSnapshot] {
    var kept = hours.values
    if openSums.tasks > 0 { kept.append(PerformanceSnapshot(sequence: openHour, of: openSums)) }
    return kept.filter { !isTooOld($0, at: now) }
  }

  /// Bytes of everything the tracker holds: elements, not the room kept for more of them.
  public var stateBytes: Int {
    MemoryLayout<Self>.size + dayZero.count * MemoryLayout<Double>.stride + current.elementBytes
      + hours.elementBytes
  }
}
