// Arms and the control. Not here: what arms do (`LearningCore`), how their engines are set
// (`PlanBuilder+Learning.swift`), targets (`PlanBuilder+Targets.swift`).

import FleetSimulation
import LearningCore
import YAMLTree

extension PlanBuilder {
  mutating func arms(_ scenario: Section) -> [Arm] {
    guard let entries = scenario.names("arms") else { return [] }
    if let entry = scenario["arms"], entry.node.entries?.isEmpty ?? false {
      note(entry.node, "arms: there are none; write one or more, the first is the control")
    }
    return entries.compactMap { name, entry in
      guard case .section(let section) = entry.value, let text = name.text else { return nil }
      check(name: text, of: "arms", at: name)
      return section.text("who").map {
        arm(text, who: $0, section, common: scenario.section("learning"), at: entry.node)
      }
    }
  }

  /// The arm that others are compared with: the one named, else the first.
  mutating func control(_ report: Section, arms: [Arm]) -> String? {
    guard let entry = report["control"], let name = report.text("control") else {
      return arms.first?.name
    }
    let names = arms.map(\.name)
    guard names.contains(name) else {
      note(entry.node, "control: no arm is called '\(name)'; \(Self.hint(for: name, among: names))")
      return nil
    }
    return name
  }
}
