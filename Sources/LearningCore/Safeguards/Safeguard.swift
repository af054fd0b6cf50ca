// Watches one agent's score and says when it fell. Not here: what follows (`Rollback.swift`,
// `VersionShelf.swift`), whether it improved (`Performance`).

public import Instants

/// Checks every ten tasks whether an agent's score fell below what was good, lately and at the
/// start.
///
/// A value without store, clock or chance; about 6 KB. After it has fired it goes on watching, from
/// the same baselines and without what it held against the agent.
public struct Safeguard: Hashable, Codable, Sendable {
  public let settings: SafeguardSettings
  /// Tasks told of so far.
  public private(set) var taskCount = 0
  /// How many of them had no fleet score to be compared with, and so weren't.
  public private(set) var unmatchedCount = 0
  /// How often it fired.
  public private(set) var alarmCount = 0
  private var block = ScoreBlock()
  private var blockTasks = 0
  /// The means of the checks that the window spans.
  private var recent: LatestValues<Double>
  private var baseline: GoodBaseline
  private var lately = FallWealth()
  private var sinceDayZero = FallWealth()
  private var inARow = 0

  public init(settings: SafeguardSettings = SafeguardSettings()) {
    precondition(settings.problem == nil, settings.problem ?? "")
    self.settings = settings
    recent = LatestValues(capacity: settings.window / settings.cadence)
    baseline = GoodBaseline(settings)
  }

  /// The moving baseline's score, 0 … 1; `nil` while it has too few tasks.
  public var baselineScore: Double? { baseline.moving?.level }
  /// The day-0 baseline's score, 0 … 1; `nil` while it has too few tasks.
  public var dayZeroScore: Double? { baseline.dayZero?.level }

  /// Takes in the score of a task, and at each tenth says what it finds.
  ///
  /// - Parameters:
  ///   - score: 0 … 1.
  ///   - fleetScore: The fleet's mean in the same hour, 0 … 1; asked for where the settings say so,
  ///     and a task without it is only counted.
  ///   - now: When the task ended.
  /// - Complexity: O(1); it allocates nothing once the rings have been full.
  public mutating func record(
    score: Double, fleetScore: Double? = nil, at now: Instant
  ) -> SafeguardFinding? {
    precondition(score >= 0 && score <= 1, "\(score) is no score; one lies in 0 … 1")
    taskCount += 1
    var compared = score
    if settings.comparesWithFleet {
      guard let fleetScore else {
        unmatchedCount += 1
        return nil
      }
      compared -= fleetScore
    }
    block.mean += compared
    block.meanSquare += compared * compared
    block.level += score
    blockTasks += 1
    if settings.rule == .sequential {
      lately.add(compared, task: taskCount, at: now.nanoseconds)
      sinceDayZero.add(compared, task: taskCount, at: now.nanoseconds)
    }
    return blockTasks == settings.cadence ? check(at: now.nanoseconds) : nil
  }

  private mutating func check(at now: Int64) -> SafeguardFinding {
    let count = Double(blockTasks)
    let ended = ScoreBlock(
      mean: block.mean / count, meanSquare: block.meanSquare / count, level: block.level / count)
    (block, blockTasks) = (ScoreBlock(), 0)
    recent.append(ended.mean)
    let finding = judge(at: now)
    if finding.fires {
      alarmCount += 1
      startAgain(at: now)
    } else {
      let clear = min(lately.clearAtTask, sinceDayZero.clearAtTask)
      baseline.add(ended, endedAtTask: taskCount, at: now, clearAtTask: clear)
    }
    aim()
    return finding
  }

  private mutating func judge(at now: Int64) -> SafeguardFinding {
    let window = (0..<recent.count).reduce(0) { $0 + recent[$1] } / Double(recent.count)
    let moving = baseline.moving.flatMap { $0.percent(of: window) }
    let absolute = baseline.dayZero.flatMap { $0.percent(of: window) }
    let degraded = trigger { trigger in
      (trigger == .dayZero ? absolute : moving).map { $0 < -settings.thresholdPercent } ?? false
    }
    inARow = degraded == nil ? 0 : inARow + 1
    if settings.rule == .documented, inARow == 0 {
      lately.clear(task: taskCount, at: now)
      sinceDayZero.clear(task: taskCount, at: now)
    }
    let firing = firing(degraded)
    let shown = firing ?? degraded
    return SafeguardFinding(
      taskCount: taskCount, degradation: shown == .dayZero ? absolute : moving,
      isDegraded: degraded != nil, inARow: inARow, trigger: shown, fires: firing != nil,
      depth: firing.flatMap(depth), fallBegan: firing.map { chart(of: $0).clearNanoseconds },
      goodThrough: baseline.goodThrough)
  }

  /// The first baseline that a condition holds for: the moving one comes before day 0.
  private func trigger(where holds: (SafeguardTrigger) -> Bool) -> SafeguardTrigger? {
    SafeguardTrigger.allCases.first(where: holds)
  }

  private func firing(_ degraded: SafeguardTrigger?) -> SafeguardTrigger? {
    switch settings.rule {
    case .sequential: trigger { chart(of: $0).wealth >= settings.odds }
    case .documented: inARow >= settings.checksInARow ? degraded : nil
    }
  }

  private func chart(of trigger: SafeguardTrigger) -> FallWealth {
    trigger == .dayZero ? sinceDayZero : lately
  }

  private func depth(of trigger: SafeguardTrigger) -> Double? {
    let reference = trigger == .dayZero ? baseline.dayZero : baseline.moving
    guard let reference, let mean = chart(of: trigger).meanSince else { return nil }
    return reference.percent(of: mean)
  }

  /// What led to the alarm neither counts twice nor ever becomes a baseline.
  private mutating func startAgain(at now: Int64) {
    inARow = 0
    recent.removeAll()
    baseline.forgetWaiting()
    lately.clear(task: taskCount, at: now)
    sinceDayZero.clear(task: taskCount, at: now)
  }

  /// Bets on the next tasks against the baselines as they now stand.
  private mutating func aim() {
    guard settings.rule == .sequential else { return }
    if let moving = baseline.moving { lately.play(against: moving, settings) }
    if let dayZero = baseline.dayZero { sinceDayZero.play(against: dayZero, settings) }
  }

  /// Bytes of everything the safeguard holds: elements, not the room kept for more of them.
  public var stateBytes: Int {
    MemoryLayout<Self>.size + recent.elementBytes + baseline.elementBytes
  }
}
