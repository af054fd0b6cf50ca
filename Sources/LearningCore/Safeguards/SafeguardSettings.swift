// How a fall is looked for. Not here: the looking (`Safeguard.swift`), what a fall sets off
// (`Rollback.swift`).

/// The settings of a ``Safeguard``.
///
/// Cadence, threshold and three in a row are the documents' (*Learning System Integration
/// Architecture*, §10). The sequential rule's numbers were calibrated by the table
/// `results/safeguard.md`: at most one false alarm in 100 runs of 7,200 tasks, and a fall by 20 %
/// caught within 100 tasks in at least 95 of 100.
public struct SafeguardSettings: Hashable, Codable, Sendable {
  public enum Rule: String, CaseIterable, Hashable, Codable, Sendable {
    /// Evidence against "no fall" adds up task by task until it is overwhelming (``FallWealth``).
    case sequential
    /// So many checks in a row below the threshold.
    case documented
  }

  /// Who decides what follows a rollback.
  public enum ReviewPolicy: String, CaseIterable, Hashable, Codable, Sendable {
    case manual
    /// Learning goes on at once, for runs without an operator.
    case reEnable = "re_enable"
    case keepDisabled = "keep_disabled"
  }

  public var rule = Rule.sequential
  public var reviewPolicy = ReviewPolicy.manual
  /// Whether a score counts less the fleet's mean of the same hour, which takes out what is hard
  /// for everybody. A fall of the whole fleet can't be seen that way: that takes a safeguard of its
  /// own, told of the fleet's scores.
  public var comparesWithFleet = false
  /// Tasks from check to check.
  public var cadence = 10
  /// Tasks that a check's degradation is measured over; a multiple of the cadence.
  public var window = 10
  /// A check is degraded that lies further than this below a baseline, in percent of its score.
  public var thresholdPercent = 5.0
  /// Degraded checks in a row that fire the documented rule.
  public var checksInARow = 3
  /// Good tasks before anything is compared; a multiple of the cadence.
  public var minimumBaseline = 200
  /// Good tasks that the day-0 baseline is made of; a multiple of the cadence.
  public var dayZeroTasks = 500
  /// Good tasks that the moving baseline remembers; a multiple of the cadence.
  public var baselineTasks = 1_000
  /// Tasks that must have followed before one can be called good; a multiple of the cadence.
  public var lag = 100
  /// The fall that the sequential rule is best at, in percent of the score.
  public var designFallPercent = 20.0
  /// What it allows a baseline to be wrong by, in percent of the score.
  public var tolerancePercent = 3.0
  /// The odds against chance that fire it: from any one task on, chance alone reaches them with a
  /// probability of one in so many.
  public var odds = 1_000.0

  public init() {}

  /// The name of the first setting that is out of its range, with what would be right.
  public var problem: String? {
    if !(1...1_000).contains(cadence) { return "cadence lies in 1 … 1000" }
    let spans = [
      ("window", window), ("minimum_baseline", minimumBaseline), ("day_zero_tasks", dayZeroTasks),
      ("baseline_tasks", baselineTasks), ("lag", lag),
    ]
    for (name, tasks) in spans where tasks <= 0 || tasks > 10_000 || tasks % cadence != 0 {
      return "\(name) is a multiple of the cadence, \(cadence), up to 10000"
    }
    if !(minimumBaseline...baselineTasks).contains(dayZeroTasks) {
      return "day_zero_tasks lies in minimum_baseline … baseline_tasks"
    }
    if !(thresholdPercent > 0 && thresholdPercent < 100) {
      return "threshold_percent lies between 0 and 100"
    }
    if !(1...1_000).contains(checksInARow) { return "checks_in_a_row lies in 1 … 1000" }
    if !(designFallPercent > tolerancePercent && designFallPercent < 100) {
      return "design_fall_percent lies between tolerance_percent and 100"
    }
    if !(tolerancePercent >= 0) { return "tolerance_percent is 0 or more" }
    if !(odds > 1 && odds.isFinite) { return "odds are finite and above 1" }
    return nil
  }
}
