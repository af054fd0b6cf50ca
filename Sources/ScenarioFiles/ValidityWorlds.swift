// Worlds that a scenario declares for its validity checks: its own with other values in some places. Not here:
// variations, which are played for their own sake (`Variation.swift`), the checks (`Experiments`).

import Experiments
import GroundTruth
import YAMLTree

struct ValidityWorlds {
  private(set) var problems: [YAMLProblem] = []
  private var null: WorldPlan?
  private var drift: [ValidityPlan.DriftWorld] = []

  /// - Parameters:
  ///   - section: The scenario as read.
  ///   - tree: What it was read from.
  ///   - reading: How a tree with other values becomes a plan.
  init(
    _ section: Section?, in tree: YAMLNode,
    reading: (YAMLNode) -> (plan: ExperimentPlan?, problems: [YAMLProblem])
  ) {
    guard let validity = section?.section("validity") else { return }
    if let keys = validity.names("null"), let place = validity["null"] {
      null = world(
        VariationText(name: place.node, entries: keys.map { ($0.name, $0.entry.node) }), in: tree,
        reading: reading)
    }
    for (name, entry) in validity.names("drift") ?? [] {
      guard case .names(let keys) = entry.value, let text = name.text else { continue }
      let changes = VariationText(name: name, entries: keys.map { ($0.name, $0.entry.node) })
      if let world = world(changes, in: tree, reading: reading) {
        drift.append(.init(name: text, world: world))
      }
    }
  }

  private mutating func world(
    _ text: VariationText, in tree: YAMLNode,
    reading: (YAMLNode) -> (plan: ExperimentPlan?, problems: [YAMLProblem])
  ) -> WorldPlan? {
    let (changed, misfits) = text.apply(to: tree)
    let (plan, found) = reading(changed)
    let (within, elsewhere) = text.problems(misfits + found)
    problems += within + elsewhere
    return plan?.world
  }

  /// The plan with these worlds for its checks.
  func added(to plan: ExperimentPlan) -> ExperimentPlan {
    var plan = plan
    if let null { plan.validity.null = .declared(null) }
    plan.validity.drift = drift
    return plan
  }
}
