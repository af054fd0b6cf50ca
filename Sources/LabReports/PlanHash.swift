// Digests of what determines a result: of a whole plan, and of one piece of it. The manifest's text is what is
// digested. Not here: that text (`Manifest.swift`), what is found by a digest (`OutputFiles/Journal.swift`).

package import Digests
package import Experiments

extension Manifest {
  /// Of all that a plan determines: which results, and what is asked of them. Neither the scenario's file nor
  /// the plan's name and description matter, nor the program's version.
  package static func planHash(of plan: ExperimentPlan) -> Digest {
    digest(
      [
        ("replications", .integer(plan.replications)), ("first", .integer(plan.seeds.first)),
        ("control", .text(plan.control)), ("measure", .text(plan.measure.rawValue)),
        ("window", window(plan.window)),
        ("targets", .list(plan.targets.map(target))), ("arms", .list(arms(of: plan))),
      ] + questions(of: plan) + common(plan))
  }

  /// Of all that determines one arm's replications, or the yardsticks, but for the replication's number. Other
  /// arms beside it, an arm's name, targets and the number of replications don't matter.
  ///
  /// - Parameters:
  ///   - arm: Its place in the plan; `nil` for the yardsticks.
  ///   - program: The program's version, and what of the machine enters results.
  package static func pieceHash(
    of plan: ExperimentPlan, arm: Int?, program: [String]
  ) -> Digest {
    var settings = JSONValue.text(plan.yardsticks.rawValue)
    if let arm, case .object(let members) = arms(of: plan)[arm] {
      settings = .object(members.filter { $0.key != "name" })
    }
    return digest([("program", .texts(program)), ("arm", settings)] + common(plan))
  }

  private static func common(_ plan: ExperimentPlan) -> [(key: String, value: JSONValue)] {
    [
      ("world_version", .integer(worldVersion)), ("generator_version", .integer(generatorVersion)),
      ("seed", .integer(plan.seed)), ("fleet", fleet(of: plan.world)),
      ("actions", actions(of: plan.world)), ("rules", rules(of: plan.world)),
      ("world", world(of: plan.world)),
    ]
  }

  private static func window(_ window: Range<Int>) -> JSONValue {
    .list([.integer(window.lowerBound + 1), .integer(window.upperBound)])
  }

  private static func digest(_ members: [(key: String, value: JSONValue)]) -> Digest {
    Digest(of: JSONValue.object(members).document)
  }
}
