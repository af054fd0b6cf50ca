// The evidence that a score has fallen, as the wealth of one who bets on it.
// Not here: the baseline that is bet against (`GoodBaseline.swift`), what wealth fires
// (`Safeguard.swift`).

/// A cumulative sum chart for bounded scores whose distribution nobody knows.
///
/// Before each task somebody stakes a fixed share of what they own on the score's falling short of
/// what is expected. As long as its mean is the expected one or more, the game is fair or worse,
/// whatever the distribution; so from any one task on, wealth ever multiplies by *c* with a
/// probability of 1 / *c* at most. Who falls below 1 begins again with 1, as in Page's chart, so
/// that only what is recent counts, and the time of the last beginning estimates when the fall
/// began.
///
/// Sources: Page, *Biometrika* 41 (1954), pages 100–115; bets on bounded means: Waudby-Smith and
/// Ramdas, *Journal of the Royal Statistical Society* B 86 (2024), pages 1–27; both together: Shin,
/// Ramdas and Rinaldo, "E-detectors", *New England Journal of Statistics in Data Science* 2 (2024),
/// pages 229–260.
struct FallWealth: Hashable, Codable, Sendable {
  /// The mean that is bet against, and what is staked on a shortfall of 1; a stake of 0 waits.
  private(set) var expected = 0.0
  private(set) var stake = 0.0
  /// At least 1.
  private(set) var wealth = 1.0
  /// The last task at which it was 1, and when.
  private(set) var clearAtTask = 0
  private(set) var clearNanoseconds: Int64 = 0
  private var sumSince = 0.0
  private var countSince = 0

  /// The mean of what was compared since ``clearAtTask``; `nil` when nothing was.
  var meanSince: Double? { countSince == 0 ? nil : sumSince / Double(countSince) }

  /// Plays against a baseline from now on.
  ///
  /// The expected mean lies the tolerance below the baseline, which is an estimate itself. The
  /// stake makes wealth grow fastest under the design fall *d*: *d* / (*v* + *d*²) up to terms of
  /// third order (Kelly, *Bell System Technical Journal* 35, 1956), with *v* the variance after the
  /// fall. A fall that comes from more failures adds about *d* / 3 to the variance (.23 to .34 for
  /// success before of .85 to .95).
  mutating func play(against baseline: ScoreBlock, _ settings: SafeguardSettings) {
    let fall = settings.designFallPercent / 100 * baseline.level
    expected = baseline.mean - settings.tolerancePercent / 100 * baseline.level
    let spread = baseline.variance + fall / 3 + fall * fall
    stake = spread > 0 ? fall / spread : 0
  }

  /// - Complexity: O(1), a product and a comparison.
  mutating func add(_ value: Double, task: Int, at nanoseconds: Int64) {
    wealth *= 1 + stake * (expected - value)
    if wealth > 1 {
      sumSince += value
      countSince += 1
    } else {
      clear(task: task, at: nanoseconds)
    }
  }

  /// Begins again with 1.
  mutating func clear(task: Int, at nanoseconds: Int64) {
    (wealth, clearAtTask, clearNanoseconds) = (1, task, nanoseconds)
    (sumSince, countSince) = (0, 0)
  }
}
