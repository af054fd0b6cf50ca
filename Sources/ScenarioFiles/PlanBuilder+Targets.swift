// Targets and limits. Not here: arms (`PlanBuilder+Arms.swift`), the keys (`ScenarioKeys+Targets.swift`).

import Experiments
import GroundTruth
import Instants
import YAMLTree

/// What targets are read against.
struct TargetSurroundings {
  let arms: [String]
  /// Names that stand for several arms each.
  let sweeps: [Sweep]
  let control: String
  let window: Range<Int>
  /// How many days the run has; `nil` where the horizon doesn't say.
  let days: Int?
}

extension PlanBuilder {
  mutating func targets(
    _ scenario: Section, in surroundings: TargetSurroundings
  ) -> (targets: [Target], limits: [Limit]) {
    var (targets, limits): ([Target], [Limit]) = ([], [])
    for entry in scenario.list("targets") ?? [] {
      guard case .section(let target) = entry.value else { continue }
      let names = ScenarioKeys.target.keys.map(\.name).filter { target[$0] != nil }
      guard names.count == 1, let key = names.first, let asked = target.section(key) else {
        if target.node.entries?.count != 1 {
          note(target.node, "targets: each entry asks one question; write - improvement: {…}")
        }
        continue
      }
      checkArm(asked, "arm", surroundings.arms + surroundings.sweeps.map(\.name) + [Self.allArms])
      checkArm(asked, "against", surroundings.arms)
      let arms = Self.arms(asked, surroundings)
      let limited = arms.compactMap { limit(key, asked, arm: $0) }
      limits += limited
      if limited.isEmpty, let target = self.target(key, asked, surroundings) {
        let reference = target.reference
        targets += arms.filter { $0 != reference || arms.count == 1 }.map { target.asked(of: $0) }
      }
    }
    return (targets, limits)
  }

  /// Whom a question is put to: an arm, the arms of a sweep, or all of them.
  private static func arms(_ asked: Section, _ surroundings: TargetSurroundings) -> [String] {
    guard let name = asked.text("arm") else { return [] }
    if surroundings.arms.contains(name) { return [name] }
    if name == allArms { return surroundings.arms }
    return surroundings.sweeps.first { $0.name == name }?.arms ?? [name]
  }

  /// What a target calls all arms; no arm may be called so.
  static let allArms = "all"

  private mutating func checkArm(_ asked: Section, _ key: String, _ names: [String]) {
    guard let name = asked.text(key), let place = asked[key], !names.contains(name) else { return }
    note(place.node, "\(key): no arm is called '\(name)'; \(Self.hint(for: name, among: names))")
  }

  private mutating func target(
    _ key: String, _ asked: Section, _ surroundings: TargetSurroundings
  ) -> Target? {
    if let own = asked.days("window"), let place = asked["window"] {
      check(own, days: surroundings.days, at: place.node)
    }
    guard let arm = asked.text("arm"), let kind = kind(key, asked) else { return nil }
    let reference = asked.text("against") ?? surroundings.control
    if arm == reference, let place = asked["against"] ?? asked["arm"] {
      note(place.node, "'\(arm)' is compared with itself; name two arms in arm and against")
    }
    return Target(
      arm: arm, reference: reference,
      measure: asked.text("measure").flatMap { Measure(rawValue: $0) } ?? .score, kind: kind,
      atLeast: asked.number("at_least") ?? 0, window: asked.days("window") ?? surroundings.window)
  }

  private mutating func kind(_ key: String, _ asked: Section) -> Target.Kind? {
    switch key {
    case "improvement": return asked["at_least"] == nil ? nil : .improvement
    case "gap_closed": return asked["at_least"] == nil ? nil : .gapClosed
    case "strategy_better_than": return .better
    case "equivalent_to":
      for key in ["within", "within_gap"] {
        guard let share = asked.number(key), let place = asked[key], share <= 0 else { continue }
        note(place.node, "\(key): nothing is that near; write a share above 0 %")
      }
      guard let within = asked.number("within") else {
        return .equivalent(asked.number("within_gap").map { .ofGap($0) } ?? .standard)
      }
      if let other = asked["within_gap"] {
        note(other.node, "within_gap: there is one margin; leave this one out, or within")
      }
      return .equivalent(.relative(within))
    default: return nil
    }
  }

  private func limit(_ key: String, _ asked: Section, arm: String) -> Limit? {
    switch key {
    case "overhead":
      return asked.span("at_most").map {
        Limit(
          arm: arm,
          kind: .overhead(
            step: asked.text("step") ?? "total",
            percentile: (asked.number("percentile") ?? 99) / 100, atMost: $0))
      }
    case "memory":
      return asked.number("at_most_kib").map {
        Limit(arm: arm, kind: .memory(atMost: Int(($0 * 1_024).rounded(.down))))
      }
    case "pattern_confidence":
      return asked.number("at_least").map {
        Limit(
          arm: arm,
          kind: .patternConfidence(atLeast: $0, patterns: asked.integer("patterns") ?? 1))
      }
    default: return nil
    }
  }
}

extension Target {
  fileprivate func asked(of arm: String) -> Target {
    var other = self
    other.arm = arm
    return other
  }
}
