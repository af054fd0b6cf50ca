// For each key of targets, limits and validity: what else is needed, and a value that isn't the standard.
// Not here: other keys, reading them (`KeyTests.swift`).

enum QuestionKeys {
  private static func asked(_ question: String, _ own: String) -> Bench.Settings {
    [("targets", "[{\(question): {arm: learner, \(own)}}]")]
  }
  /// Each key of a question, by another value than it has at first.
  private static func question(
    _ name: String, _ first: String, _ changes: [(key: String, own: String)]
  ) -> [(key: String, context: Bench.Settings, change: Bench.Settings)] {
    changes.map {
      (
        "targets.*.\(name).\($0.key)", asked(name, first),
        $0.key == "arm"
          ? [("targets", "[{\(name): {arm: third, \(first)}}]")] : asked(name, $0.own)
      )
    }
  }
  static let table =
    question(
      "gap_closed", "at_least: 50 %",
      [
        ("arm", ""), ("at_least", "at_least: 60 %"), ("against", "at_least: 50 %, against: third"),
        ("measure", "at_least: 50 %, measure: success_rate"),
        ("window", "at_least: 50 %, window: 1-1"),
      ])
    + question(
      "strategy_better_than", "measure: score",
      [
        ("arm", ""), ("against", "measure: score, against: third"),
        ("measure", "measure: success_rate"), ("window", "measure: score, window: 1-1"),
      ])
    + question(
      "equivalent_to", "measure: score",
      [
        ("arm", ""), ("against", "measure: score, against: third"),
        ("measure", "measure: success_rate"), ("window", "measure: score, window: 1-1"),
        ("within", "within: 2 %"), ("within_gap", "within_gap: 7 %"),
      ])
    + question(
      "overhead", "at_most: 1s",
      [
        ("arm", ""), ("at_most", "at_most: 2s"), ("percentile", "at_most: 1s, percentile: 95"),
        ("step", "at_most: 1s, step: learn"),
      ])
    + question("memory", "at_most_kib: 9", [("arm", ""), ("at_most_kib", "at_most_kib: 8")])
    + question(
      "pattern_confidence", "at_least: 0.5",
      [
        ("arm", ""), ("at_least", "at_least: 0.6"), ("patterns", "at_least: 0.5, patterns: 2"),
      ])
    + [
      single("report.confirm", "false"), single("report.yardsticks", "bounds"),
      single("validity.replications", "3"),
      single("validity.null", "none"),
      single("validity.drift", "{easing: {world.success.easing_per_day: 0.1}}"),
    ]

  private static func single(
    _ key: String, _ value: String
  ) -> (key: String, context: Bench.Settings, change: Bench.Settings) { (key, [], [(key, value)]) }
}
