// timing.json: how a run was started, on what, and how long it took: all that must not reach a
// result. Not here: the program's version and platform (callers bring them), the core's cost
// (`OverheadJSON.swift`).

package import Experiments

/// What a caller knows of a run's circumstances.
package struct Circumstances: Sendable {
  package var arguments: [String]
  /// Such as ("scenario", "smoke.yaml"), in the order in which they are written.
  package var paths: [(key: String, value: String)]
  package var commit: String
  /// Such as ("architecture", "x86_64"), in the order in which they are written.
  package var platform: [(key: String, value: String)]

  package init(
    arguments: [String], paths: [(key: String, value: String)], commit: String,
    platform: [(key: String, value: String)]
  ) {
    self.arguments = arguments
    self.paths = paths
    self.commit = commit
    self.platform = platform
  }
}

package enum TimingJSON {
  package static func text(
    of timing: RunTiming, in plan: ExperimentPlan, circumstances: Circumstances
  ) -> String {
    let arms = zip(plan.arms, zip(timing.armSeconds, timing.armEvents)).map { arm, figures in
      JSONValue.object([
        ("arm", .text(arm.name)), ("seconds", .number(figures.0)),
        ("events", .integer(figures.1)),
        ("events_per_second", .number(Double(figures.1) / figures.0)),
      ])
    }
    return JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(plan.name)),
      ("arguments", .texts(circumstances.arguments)), ("jobs", .integer(timing.jobs)),
      ("paths", texts(circumstances.paths)), ("commit", .text(circumstances.commit)),
      ("platform", texts(circumstances.platform)), ("seconds", .number(timing.seconds)),
      ("yardstick_seconds", .number(timing.yardstickSeconds)), ("arms", .list(arms)),
    ]).document
  }

  private static func texts(_ pairs: [(key: String, value: String)]) -> JSONValue {
    .object(pairs.map { ($0.key, .text($0.value)) })
  }
}
