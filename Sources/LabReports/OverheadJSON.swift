// overhead.json: the same as overhead.csv, for programs. Not here: the figures
// (`OverheadFigures.swift`).

package import Experiments

package enum OverheadJSON {
  package static func text(of timing: RunTiming, in plan: ExperimentPlan) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(plan.name)), ("unit", .text("us")),
      (
        "steps",
        .list(
          OverheadFigures.all(of: timing, in: plan).map { figures in
            .object([
              ("arm", .text(figures.arm)), ("step", .text(figures.step)),
              ("count", .integer(figures.histogram.count)), ("mean_us", .number(figures.mean)),
              ("p50_us", .number(figures.percentile(0.5))),
              ("p95_us", .number(figures.percentile(0.95))),
              ("p99_us", .number(figures.percentile(0.99))), ("max_us", .number(figures.maximum)),
            ])
          })
      ),
    ]).document
  }
}
