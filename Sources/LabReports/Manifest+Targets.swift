// The questions of a manifest: targets, limits and what is checked. What came after the first format stands there
// only where it is other than by default, so that older manifests keep their bytes. Not here: answers
// (`VerdictsJSON.swift`).

import Experiments
import GroundTruth

extension Manifest {
  static func target(_ target: Target) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("arm", .text(target.arm)), ("against", .text(target.reference)),
      ("measure", .text(target.measure.rawValue)),
    ]
    switch target.kind {
    case .improvement: members.append(("at_least_percent", .setting(100 * target.atLeast)))
    case .gapClosed:
      members += [
        ("question", .text(target.key)), ("at_least_percent", .setting(100 * target.atLeast)),
      ]
    case .better: members.append(("question", .text(target.key)))
    case .equivalent(.relative(let share)):
      members += [("question", .text(target.key)), ("within_percent", .setting(100 * share))]
    case .equivalent(.ofGap(let share)):
      members += [("question", .text(target.key)), ("within_gap_percent", .setting(100 * share))]
    }
    return .object(members)
  }

  /// Targets' windows where they aren't the plan's, limits, and what is checked and confirmed.
  static func questions(of plan: ExperimentPlan) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    let windows = plan.targets.map(\.window)
    if windows.contains(where: { $0 != plan.window }) {
      members.append(
        ("target_windows", .list(windows.map { .text("\($0.lowerBound + 1)-\($0.upperBound)") })))
    }
    if !plan.limits.isEmpty {
      members.append(
        (
          "limits",
          .list(
            plan.limits.map { limit in
              .object([
                ("question", .text(limit.key)), ("arm", .text(limit.arm)),
                ("asked", .text(limit.wish)),
              ])
            })
        ))
    }
    if plan.seeds != .report { members.append(("seed_range", .text("\(plan.seeds)"))) }
    if plan.yardsticks != .all {
      members.append(("yardsticks", .text(plan.yardsticks.rawValue)))
    }
    if !plan.confirmsWinner { members.append(("confirm", .flag(false))) }
    return members + validity(of: plan)
  }

  private static func validity(
    of plan: ExperimentPlan
  ) -> [(key: String, value: JSONValue)] {
    guard plan.validity != ValidityPlan() else { return [] }
    var members: [(key: String, value: JSONValue)] = []
    switch plan.validity.null {
    case .derived: break
    case .none: members.append(("null", .text("none")))
    case .declared(let world): members.append(("null", self.world(of: world)))
    }
    if let replications = plan.validity.replications {
      members.append(("replications", .integer(replications)))
    }
    if !plan.validity.drift.isEmpty {
      members.append(("drift", .object(plan.validity.drift.map { ($0.name, world(of: $0.world)) })))
    }
    return [("validity", .object(members))]
  }
}
