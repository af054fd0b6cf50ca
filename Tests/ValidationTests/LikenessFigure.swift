// What recorded fleets look like, figure by figure, and where each was recorded. Not here: the synthetic
// world's figures (`LikenessSample.swift`), the table (`LikenessTests.swift`).

/// A figure, and what the records say of it.
///
/// The records: Terminal-Bench 0.1.1 (laude-institute/terminal-bench-leaderboard: 13 agents × 80 tasks × 5
/// repeats), METR's horizon study (METR/eval-analysis-public, February 2025: 9 agents × 83 tasks, mostly 8
/// repeats) and mini-SWE-agent on SWE-bench Verified (28 models × 500 tasks), of which these statistics were
/// computed for this project and no data are kept; the IOF/ROL test history (32,260 runs of 1,941 tests), the
/// Azure LLM trace of 2023 and the HPC2N log (`Tests/Data/README.md`).
struct LikenessFigure: Sendable {
  let name: String
  /// The least and the greatest of the records.
  let recorded: ClosedRange<Double>
  /// The standard error of a record, as far as it is known; 0 where the records' spread says more.
  let error: Double
  let source: String
  /// Why the world isn't like the record, where it isn't.
  var cause: String?
  let values: @Sendable (LikenessWorlds) -> [Double]
}

/// The same worlds as they are, and with success as rare as in the records of 5 and of 8 repeats.
struct LikenessWorlds: Sendable {
  let plain: [LikenessSample]
  let five: [LikenessSample]
  let eight: [LikenessSample]
  /// Of gaps between arrivals, one for each replication.
  let gapVariations: [Double]
}

extension LikenessFigure {
  static let all = pairs + rarer + times + work

  /// Binomial errors of 1,040 pairs in 80 tasks and of 705 in 83, which share tasks: they are larger.
  private static let pairs: [LikenessFigure] = [
    LikenessFigure(
      name: "pairs of agent and task that succeed now and then, of 5 repeats",
      recorded: 0.278...0.278, error: 0.014, source: "Terminal-Bench",
      values: { $0.plain.map { 1 - $0.steady(of: 5).never - $0.steady(of: 5).always } }),
    LikenessFigure(
      name: "the same, of 8", recorded: 0.345...0.345, error: 0.018, source: "METR",
      values: { $0.plain.map { 1 - $0.steady(of: 8).never - $0.steady(of: 8).always } }),
    LikenessFigure(
      name: "pairs that never succeed, of 5", recorded: 0.459...0.459, error: 0.015,
      source: "Terminal-Bench, success .407", cause: byDesign,
      values: { $0.plain.map { $0.steady(of: 5).never } }),
    LikenessFigure(
      name: "pairs that always succeed, of 5", recorded: 0.263...0.263, error: 0.014,
      source: "Terminal-Bench, success .407", cause: byDesign,
      values: { $0.plain.map { $0.steady(of: 5).always } }),
  ]

  private static let byDesign =
    "by design: the documented fleet begins with a success rate of .75 after retries, far above the "
    + "recorded ones; the next rows compare at the records' own"

  private static let rarer: [LikenessFigure] = [
    LikenessFigure(
      name: "never, of 5, at the record's success rate", recorded: 0.459...0.459, error: 0.015,
      source: "Terminal-Bench", values: { $0.five.map { $0.steady(of: 5).never } }),
    LikenessFigure(
      name: "always, of 5, at the record's success rate", recorded: 0.263...0.263, error: 0.014,
      source: "Terminal-Bench", values: { $0.five.map { $0.steady(of: 5).always } }),
    LikenessFigure(
      name: "never, of 8, at the record's success rate", recorded: 0.468...0.468, error: 0.019,
      source: "METR", values: { $0.eight.map { $0.steady(of: 8).never } }),
    LikenessFigure(
      name: "always, of 8, at the record's success rate", recorded: 0.187...0.187, error: 0.015,
      source: "METR", values: { $0.eight.map { $0.steady(of: 8).always } }),
  ]

  /// A share s of a variance between n things errs by about s (1 − s) √(2 / (n − 1)).
  private static let times: [LikenessFigure] = [
    LikenessFigure(
      name: "median time of failures over that of successes", recorded: 1.28...8.71, error: 0,
      source: "mini-SWE-agent (calls) 1.28, Terminal-Bench 1.62, METR 8.71",
      values: { $0.plain.map(\.failureRatio) }),
    LikenessFigure(
      name: "share of the variance of log time between tasks", recorded: 0.461...0.535,
      error: 0.039,
      source: "Terminal-Bench, METR", values: { $0.plain.map(\.variance.task) }),
    LikenessFigure(
      name: "share between agents", recorded: 0.024...0.228, error: 0.009,
      source: "Terminal-Bench, METR", values: { $0.plain.map(\.variance.agent) }),
    LikenessFigure(
      name: "share between pairs of agent and task", recorded: 0.837...0.840, error: 0.022,
      source: "METR, Terminal-Bench",
      cause:
        "an agent's own way with a task makes times differ by a deviation of .35 of the logarithm "
        + "(`service.cell`); the records' share asks for about .5",
      values: { $0.plain.map(\.variance.cell) }),
    LikenessFigure(
      name: "deviation of log time between repeats of a pair", recorded: 0.394...0.876, error: 0,
      source: "Terminal-Bench, METR", values: { $0.plain.map(\.variance.repeats) }),
  ]

  private static let work: [LikenessFigure] = [
    LikenessFigure(
      name: "coefficient of variation of the gaps between arrivals", recorded: 5.44...13.15,
      error: 0,
      source: "HPC2N (3,145 jobs), Azure (8,819 requests)", values: { $0.gapVariations }),
    LikenessFigure(
      name: "the next attempt about a subject fails after a failure", recorded: 0.531...0.531,
      error: 0.010, source: "IOF/ROL, bootstrap over tests", cause: forgetful,
      values: { $0.plain.map(\.failures.afterFail) }),
    LikenessFigure(
      name: "and after a success", recorded: 0.172...0.172, error: 0.004,
      source: "IOF/ROL, bootstrap over tests", cause: forgetful,
      values: { $0.plain.map(\.failures.afterPass) }),
    LikenessFigure(
      name: "logit of success for each doubling of a task's size, fitted agent by agent",
      recorded: -0.450 ... -0.319, error: 0, source: "METR, nine agents",
      cause:
        "`per_doubling` holds for a given task and agent; as their own deviations are 3 and 3 logits, "
        + "a fit that doesn't know them sees a third of it",
      values: { $0.plain.map(\.logitPerDoubling) }),
  ]

  private static let forgetful =
    "a subject's difficulty is 3 of about 5 logits of deviation and forgets a fifth with every subtask "
    + "(`persistence`), while recorded tests differ from one another for good"
}
