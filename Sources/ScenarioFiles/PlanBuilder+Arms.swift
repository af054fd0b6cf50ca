// Arms, the control and targets. Not here: what arms do (`LearningCore`), how their engines are set
// (`PlanBuilder+Learning.swift`), arms that stand for several (`PlanBuilder+Sweeps.swift`).

import Experiments
import FleetSimulation
import GroundTruth
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

  mutating func targets(
    _ scenario: Section, arms: [Arm], control: String, window: Range<Int>, days: Int?
  ) -> [Target] {
    let names = arms.map(\.name)
    return (scenario.list("targets") ?? []).compactMap { entry in
      guard case .section(let target) = entry.value, let asked = target.section("improvement")
      else { return nil }
      for key in ["arm", "against"] {
        if let name = asked.text(key), let place = asked[key], !names.contains(name) {
          note(
            place.node, "\(key): no arm is called '\(name)'; \(Self.hint(for: name, among: names))")
        }
      }
      if let own = asked.days("window"), let place = asked["window"] {
        check(own, days: days, at: place.node)
      }
      guard let arm = asked.text("arm"), let atLeast = asked.number("at_least") else { return nil }
      let reference = asked.text("against") ?? control
      if arm == reference, let place = asked["against"] ?? asked["arm"] {
        note(place.node, "'\(arm)' is compared with itself; name two arms in arm and against")
      }
      return Target(
        arm: arm, reference: reference,
        measure: asked.text("measure").flatMap { Measure(rawValue: $0) } ?? .score,
        atLeast: atLeast, window: asked.days("window") ?? window)
    }
  }
}
