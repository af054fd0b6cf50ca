// For each key of an arm's lifecycle, replay and injections: what else is needed, and a value that isn't the
// standard. Not here: other keys, reading them (`KeyTests.swift`).

enum LifecycleKeys {
  typealias Row = (key: String, context: Bench.Settings, change: Bench.Settings)

  private static func own(_ key: String, _ value: String) -> Row {
    (
      "arms.*.lifecycle.\(key)",
      [("arms.learner.lifecycle", key == "versions" ? "{version_interval: 60}" : "{versions: 9}")],
      [("arms.learner.lifecycle.\(key)", value)]
    )
  }

  private static let test = "name: t, strategies: [default, caching], base_rate: 0.5"
  private static func planned(_ key: String, _ own: String) -> Row {
    (
      "arms.*.lifecycle.ab_tests.*.\(key)",
      [("arms.learner.lifecycle", "{ab_tests: [{\(test)}]}")],
      [("arms.learner.lifecycle", "{ab_tests: [{\(own)}]}")]
    )
  }

  private static func injected(_ key: String, _ own: String) -> Row {
    (
      "arms.*.inject.*.\(key)", [("arms.learner.inject", "[{at: 1d, count: 5, times: 2}]")],
      [("arms.learner.inject", "[{\(own)}]")]
    )
  }

  static let table: [Row] = [
    ("arms.*.how.replay", [], [("arms.learner.how.replay", "prioritised")]),
    ("learning.replay", [], [("learning.replay", "uniform")]),
    ("arms.*.lifecycle", [], [("arms.learner.lifecycle", "full")]),
    ("arms.*.inject", [], [("arms.learner.inject", "[{at: 1d, count: 5}]")]),
    own("improvement", "false"), own("auto_apply", "true"), own("tests_at_once", "3"),
    own("monitoring", "2d"), own("ab_tests", "[{\(test)}]"), own("safeguards", "documented"),
    own("against_fleet", "false"), own("review_after", "5h"), own("sharing", "false"),
    own("versions", "5"), own("version_interval", "60"),
    planned("name", "name: u, strategies: [default, caching], base_rate: 0.5"),
    planned("strategies", "name: t, strategies: [caching, default], base_rate: 0.5"),
    planned("base_rate", "name: t, strategies: [default, caching], base_rate: 0.6"),
    planned("at", "\(test), at: 2d"), planned("smallest_effect", "\(test), smallest_effect: 0.2"),
    injected("at", "at: 2d, count: 5, times: 2"), injected("count", "at: 1d, count: 6, times: 2"),
    injected("times", "at: 1d, count: 5, times: 3"),
    injected("every", "at: 1d, count: 5, times: 2, every: 2h"),
  ]

  /// Keys of sections in lists, which no change on the command line reaches.
  static func isListed(_ path: String) -> Bool {
    path.contains(".inject.*") || path.contains(".ab_tests.*")
  }
}
