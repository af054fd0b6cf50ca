// manifest.json: everything that determines a result, and nothing of the clock, the machine, the
// jobs or paths. Not here: the world's part (`Manifest+World.swift`), the arms'
// (`Manifest+Arms.swift`), questions (`Manifest+Targets.swift`).

package import Experiments
import GroundTruth

package enum Manifest {
  /// Raised whenever the same parameters and seed make another world.
  package static let worldVersion = 1
  /// Raised whenever the same seed, purpose, entity and index give another number.
  package static let generatorVersion = 1
  package static let generatorName = "philox4x32-10"

  package static func text(of plan: ExperimentPlan, origin: Origin) -> String {
    let opening: [(String, JSONValue)] = [
      program(origin), ("schema_version", .integer(1)), ("name", .text(plan.name)),
      ("description", .text(plan.summary)), ("scenario_digest", .text(origin.scenarioDigest)),
      ("seed", .integer(plan.seed)),
      ("replications", .integer(plan.replications)), ("control", .text(plan.control)),
      ("measure", .text(plan.measure.rawValue)),
      (
        "window",
        .object([
          ("first_day", .integer(plan.window.lowerBound + 1)),
          ("last_day", .integer(plan.window.upperBound)),
        ])
      ), ("targets", .list(plan.targets.map(target))),
    ]
    let arms: [(String, JSONValue)] = [("arms", .list(arms(of: plan)))]
    let rest: [(String, JSONValue)] = [
      ("fleet", fleet(of: plan.world)), ("actions", actions(of: plan.world)),
      ("rules", rules(of: plan.world)), ("world", world(of: plan.world)),
    ]
    return JSONValue.object(opening + questions(of: plan) + arms + sweeps(of: plan) + rest).document
  }

  static func program(_ origin: Origin) -> (key: String, value: JSONValue) {
    (
      "fleetlab",
      .object([
        ("version", .text(origin.version)),
        ("world_version", .integer(worldVersion)),
        (
          "generator",
          .object([
            ("name", .text(generatorName)), ("version", .integer(generatorVersion)),
          ])
        ),
      ])
    )
  }

}
