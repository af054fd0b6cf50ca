// Arms and the control. Not here: what arms do (`LearningCore`), how their engines are set
// (`PlanBuilder+Learning.swift`), arms that stand for several (`PlanBuilder+Sweeps.swift`), targets
// (`PlanBuilder+Targets.swift`).

import Experiments
import FleetSimulation
import LearningCore
import YAMLTree

extension PlanBuilder {
  mutating func arms(_ scenario: Section) -> (arms: [Arm], sweeps: [Sweep]) {
    guard let entries = scenario.names("arms") else { return ([], []) }
    if let entry = scenario["arms"], entry.node.entries?.isEmpty ?? false {
      note(entry.node, "arms: there are none; write one or more, the first is the control")
    }
    var (arms, sweeps) = ([Arm](), [Sweep]())
    for (name, entry) in entries {
      guard case .section(let section) = entry.value, let text = name.text else { continue }
      check(name: text, of: "arms", at: name)
      if text == Self.allArms {
        note(name, "arms: '\(text)' stands for all arms in targets; call this one otherwise")
      }
      let known = problems.count
      let (sweep, combinations) = combinations(of: section, at: name)
      for (text, section) in combinations {
        guard let who = section.text("who") else { continue }
        arms.append(
          arm(text, who: who, section, common: scenario.section("learning"), at: entry.node))
      }
      // What is wrong with all combinations is said once.
      let new = problems[known...].reduce(into: [YAMLProblem]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      problems.replaceSubrange(known..., with: new)
      if let sweep { sweeps.append(sweep) }
    }
    checkUnique(sweeps, in: entries.map(\.name))
    return (arms, sweeps)
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
