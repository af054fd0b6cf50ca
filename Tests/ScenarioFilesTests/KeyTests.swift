// Every key of the format reaches the plan, and a key left out means what the format says.
// Not here: keys that can't be read (`Tests/Broken`).

import Experiments
import ScenarioFiles
import Testing

struct KeyTests {
  private static let target = "{arm: learner, at_least: 20 %}"
  private static func targets(_ changed: String) -> Bench.Settings {
    [("targets", "[{improvement: \(changed)}]")]
  }

  /// For each key: what else is needed, and a value that isn't the standard.
  static let table: [(key: String, context: Bench.Settings, change: Bench.Settings)] =
    [
      one("name", "other"), one("description", "Some words."), one("seed", "2"),
      one("horizon", "5d"), one("replications", "3"),
      one("fleet", "{capacity: 2}"), one("fleet.capacity", "unlimited"),
      one("fleet.actions", "single"), one("fleet.attempts.most", "5"),
      one("fleet.attempts.timeout", "5s"), one("fleet.attempts.backoff", "5s"),
      one("fleet.attempts.longest_backoff", "5s"),
      ("fleet.agents", fleet("[ada, ben]", "{test: [ada]}"), fleet("[ada, eve]", "{test: [ada]}")),
      ("fleet.kinds", fleet("[ada, ben]", "{test: [ada]}"), fleet("[ada, ben]", "{test: [ben]}")),
      generated("agents", "6"), generated("kinds", "3"), generated("eligible", "3"),
      one("workload.gaps", "{exponential: {mean: 2h}}"), one("workload.scale", "1/20"),
      one("workload.daily_amplitude", "0.5"),
      one("workload.busiest_hour", "3"), one("workload.parts", "{constant: {value: 2}}"),
      one("workload.shapes", "{chain: 1}"), one("workload.kinds", "{security: 2}"),
      one("workload.capabilities", "{constant: {value: 3}}"),
      one("workload.time_constraint", "9s"), one("workload.subjects", "9"),
      one("workload.persistence", "0.5"), one("world.error_given_failure", "0.1"),
      one("world.outages.up", "{constant: {value: 2h}}", [("world.outages", outages)]),
      one("world.outages.down", "{constant: {value: 2h}}", [("world.outages", outages)]),
      ("targets", [], targets(target)),
      ("targets.*.improvement.arm", targets(target), targets("{arm: third, at_least: 20 %}")),
      (
        "targets.*.improvement.against", targets(target),
        targets("{arm: learner, at_least: 20 %, against: third}")
      ),
      (
        "targets.*.improvement.measure", targets(target),
        targets("{arm: learner, at_least: 20 %, measure: satisfaction}")
      ),
      ("targets.*.improvement.at_least", targets(target), targets("{arm: learner, at_least: 3%}")),
      (
        "targets.*.improvement.window", targets(target),
        targets("{arm: learner, at_least: 20 %, window: 1-2}")
      ),
      one("report.control", "learner"), one("report.measure", "error_rate"),
      one("report.window", "1-2"), one("report.score_scale", "9s"),
      one("arms.*.who", "round-robin"), one("arms.*.how", "aggressive"),
      one(
        "world.feedback.delay", "{exponential: {mean: 2h}}", [("world.feedback", "{missing: 0.1}")]),
      one("world.shared_noise", "true", [("fleet.attempts.most", "1")]),
      one("world.feedback.batch", "1h", [("world.feedback", "{missing: 0.1}")]),
      one("world.feedback.missing", "0.5", [("world.feedback", "{batch: 1h}")]),
      one("arms.*.knows_at_once", "true"), one("arms.*.how.learns", "false"),
      one("arms.*.how.explores", "false"),
    ]
    + ["chain", "fan_in", "fan_out", "parallel"].map {
      one("workload.shapes.\($0)", "7", [("workload.shapes", "{parallel: 1, chain: 1}")])
    }
    + [
      "base", "agent_kind", "action", "action_complexity", "task", "cell", "fixed_retry",
      "no_retry", "easing_per_day",
    ].map { one("world.success.\($0)", "0.75") }
    + [
      one("world.drift.reshuffle_day", "2"),
      one("world.drift.walk.every_days", "2", [("world.drift.walk", walk)]),
      one("world.drift.walk.share", "0.7", [("world.drift.walk", walk)]),
    ]
    + [one("world.success.per_doubling", "-0.75"), one("world.service.median", "9s")]
    + ["task", "agent", "cell", "action", "attempt", "failure_ratio"].map {
      one("world.service.\($0)", "0.75")
    }
    + ["satisfaction", "efficiency"].flatMap { signal in
      ["after_success", "after_failure"].map {
        one("world.\(signal).\($0)", "{constant: {value: 0.5}}")
      } + ["action_spread", "missing", "cost_of_retry"].map { one("world.\(signal).\($0)", "0.2") }
    }
    + ["busy", "saturated"].flatMap { level in
      [("waiting", "9"), ("logit", "-1"), ("slowdown", "2")].map { key, value in
        one("world.load.\(level).\(key)", value, [("world.load.\(level)", "{waiting: 4}")])
      }
    }
    + ["learning", "arms.*.how"].flatMap { section in
      [
        ("preset", "conservative"), ("learning_rate", "0.77"), ("discount_factor", "0.77"),
        ("exploration_rate", "0.77"), ("exploration_decay", "0.77"),
        ("minimum_exploration_rate", "0.77"), ("batch_size", "77"), ("update_frequency", "77"),
        ("agent_overrides", "true"), ("bootstrap", "documented"), ("reward", "score"),
        ("reward_scale", "77s"), ("initial_value", "0"), ("key", "with_kind"), ("table", "pooled"),
        ("unknown_state", "any"), ("freeze_after", "2d"),
      ].map { one("\(section).\($0)", $1) } + [
        one("\(section).algorithm", "thompson", [("arms.learner.how", "{learns: true}")])
      ]
    }

  /// What environments are told, and actions by name.
  static let environment = [
    one("world.environment.states", "7"), one("world.environment.fresh_days", "2"),
    (
      key: "fleet.actions.*.parallelization", context: [],
      change: [(key: "fleet.actions.thorough.parallelization", value: "0.2")]
    ),
    (
      key: "fleet.actions.*.retry", context: [],
      change: [(key: "fleet.actions.fast.retry", value: "exponential")]
    ),
  ]

  /// What a recorded world is told; the rest of its keys are those above.
  static let recorded = [
    one("world.recorded.trace", "good-trace-with-seconds.csv"), one("world.recorded.passes", "3"),
    one("world.recorded.service", "3s"), one("world.recorded.missing", "failure"),
    one("world.recorded.agents", "[b]"), one("world.recorded.tasks", "good-task.txt"),
    record("aslib.folder", "{folder: good-aslib-costs}"),
    record("aslib.time", "{folder: good-aslib, time: cpu_time}"),
    record("aslib.quality", "{folder: good-aslib, quality: f1}"),
    record("smtcomp", "good-smtcomp"),
    patterns("file", [], "kind"), patterns("column", [("world.recorded.patterns", kinds)], "size"),
  ]

  private static func record(
    _ key: String, _ value: String
  ) -> (key: String, context: Bench.Settings, change: Bench.Settings) {
    let form = key.prefix { $0 != "." }
    return (
      "world.recorded.\(key)", [("world.recorded", "{aslib: good-aslib}")],
      [("world.recorded", "{\(form): \(value)}")]
    )
  }
  private static func patterns(
    _ key: String, _ context: Bench.Settings, _ column: String
  ) -> (key: String, context: Bench.Settings, change: Bench.Settings) {
    let change = "{file: good-patterns.csv, column: \(column)}"
    return ("world.recorded.patterns.\(key)", context, [("world.recorded.patterns", change)])
  }
  private static let kinds = "{file: good-patterns.csv, column: kind}"

  /// Keys with one value only, which is what holds without them; and those that make further plans
  /// (`VariationTests.swift`, `GridTests.swift`).
  static let single: Set = [
    "fleetlab", "fleet.preset", "variations", "grid", "world.environment.name",
  ]

  private static func one(
    _ key: String, _ value: String, _ context: Bench.Settings = []
  ) -> (key: String, context: Bench.Settings, change: Bench.Settings) {
    (key, context, [(key.replacing("arms.*", with: "arms.learner"), value)])
  }
  private static func fleet(_ agents: String, _ kinds: String) -> Bench.Settings {
    [("fleet", "{agents: \(agents), kinds: \(kinds)}")]
  }
  private static func generated(
    _ key: String, _ value: String
  ) -> (key: String, context: Bench.Settings, change: Bench.Settings) {
    let context = [(key: "fleet", value: "{generated: {agents: 5, kinds: 2, eligible: 2}}")]
    return one("fleet.generated.\(key)", value, context)
  }
  private static let walk = "{every_days: 1, share: 0.3}"
  private static let outages = "{up: {constant: {value: 1h}}, down: {constant: {value: 1h}}}"
  private static let third: Bench.Settings = [("arms.third", "{who: uniform}")]

  @Test("the table names every key of the format")
  func complete() throws {
    let named =
      (Self.table + QuestionKeys.table + LifecycleKeys.table + Self.recorded + Self.environment)
      .map(\.key)
      + Array(Self.single)
    let known = Set(try SchemaKeys.leaves().map(\.path))
    #expect(known.count > 90)
    #expect(known.subtracting(named).sorted() == [], "keys that no row of the table sets")
    #expect(Set(named).subtracting(known).sorted() == [], "rows for keys that aren't there")
  }

  @Test("every key is read: another value makes another plan")
  func read() throws {
    for (text, rows) in [
      (Bench.madeUp, Self.table + QuestionKeys.table + LifecycleKeys.table),
      (Bench.recorded, Self.recorded),
      (Bench.environment, Self.environment),
    ] {
      for (key, context, change) in rows {
        let common = (text == Bench.madeUp ? Self.third : []) + context
        let without = try Bench.scenario(text, common).plan
        let with = try Bench.scenario(text, common + change).plan
        let differs = with != without
        #expect(differs, "\(key) changes nothing")
        #expect(try Bench.scenario(text, common + change).plan == with, "\(key) isn't repeatable")
      }
    }
  }

  /// Standards that are words, as values.
  private static let standards = [
    "description": "''", "fleet": "{preset: quality-engineering}",
    "workload.parts": "{constant: {value: 1}}", "workload.shapes": "{parallel: 1}",
    "workload.capabilities": "{constant: {value: 1}}", "report.control": "control",
    "report.window": "3-3",
  ]

  @Test("a key that is left out means what the format says")
  func standard() throws {
    var checked = 0
    for leaf in try SchemaKeys.leaves() {
      guard let standard = leaf.standard, !leaf.path.hasPrefix("targets.*"),
        leaf.path != "workload.kinds", !LifecycleKeys.isListed(leaf.path)
      else { continue }
      let text = Self.text(for: leaf.path)
      let context =
        (Self.table + LifecycleKeys.table + Self.recorded).first { $0.key == leaf.path }?.context
        ?? []
      // Settings of an arm come before those for all; a shape is one among others.
      let free = context.filter { $0.key != "workload.shapes" } + Self.plainArm(leaf.path)
      let path = leaf.path.replacing("arms.*", with: "arms.learner")
        .replacing("actions.*", with: "actions.fast")
      let value = Self.standards[leaf.path] ?? standard
      let shapes = leaf.path.hasPrefix("workload.shapes.") ? [Self.otherShape(leaf.path)] : []
      let without = try Bench.scenario(text, free + shapes).plan
      let with = try Bench.scenario(text, free + shapes + [(path, value)]).plan
      let isSame = with == without
      #expect(isSame, "\(leaf.path) isn't \(value) where it is left out")
      checked += 1
    }
    #expect(checked > 60)
  }

  private static func text(for path: String) -> String {
    if path.hasPrefix("world.recorded") { return Bench.recorded }
    let isEnvironment =
      path.hasPrefix("world.environment") || path.hasPrefix("fleet.actions.")
    return isEnvironment ? Bench.environment : Bench.madeUp
  }

  private static func plainArm(_ path: String) -> Bench.Settings {
    switch path {
    case "arms.*.how": [("arms.learner", "{who: thompson}")]
    case let path where path.hasPrefix("arms.*.how."):
      [("arms.learner.how", "{learning_rate: 0.1}")]
    default: []
    }
  }

  private static func otherShape(_ path: String) -> (key: String, value: String) {
    ("workload.shapes", path.hasSuffix("chain") ? "{parallel: 1}" : "{chain: 1}")
  }

  @Test("targets and kinds that are left out mean what the format says")
  func wordy() throws {
    let written = try Bench.scenario(
      Bench.madeUp,
      Self.targets(
        "{arm: learner, at_least: 20 %, against: control, measure: score, window: 3-3}")
    ).plan
    #expect(try Bench.scenario(Bench.madeUp, Self.targets(Self.target)).plan == written)
    #expect(written.targets.map(\.atLeast) == [0.2] && written.targets[0].window == 2..<3)
    let fleet: Bench.Settings = [("fleet", "{agents: [ada], kinds: {test: [ada], write: [ada]}}")]
    let kinds: Bench.Settings = [("workload.kinds", "{test: 1, write: 1}")]
    let plain = try Bench.scenario(Bench.madeUp, fleet).plan
    #expect(try Bench.scenario(Bench.madeUp, fleet + kinds).plan == plain)
  }
}
