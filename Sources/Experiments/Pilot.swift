// A small run from which it follows how large the real one must be. Not here: the numbers of one question
// (`PilotQuestion.swift`), its text (`LabReports`).

import GroundTruth

/// All questions of a plan, asked of a pilot on seeds that no report and no gate uses.
package struct Pilot: Sendable {
  /// What a gate plays by default (protocol, section 3).
  package static let full = 200

  package let plan: ExperimentPlan
  /// One for each target, in the plan's order; together a family.
  package let targets: [PilotQuestion]
  /// Every arm against the control; a family too.
  package let arms: [PilotQuestion]

  /// - Parameter result: Of two replications or more.
  package init(of result: ExperimentResult) {
    let plan = result.plan
    precondition(plan.replications > 1, "a pilot needs two replications")
    self.plan = plan
    let names = plan.arms.map(\.name)
    func question(_ target: Target, isTarget: Bool, family: Int) -> PilotQuestion? {
      guard let own = names.firstIndex(of: target.arm),
        let other = names.firstIndex(of: target.reference)
      else { return nil }
      func values(_ arm: Int) -> [Double] {
        result.values(target.measure, arm: arm, window: target.window)
      }
      let numbers = TargetNumbers(
        target: target, own: values(own), others: values(other),
        control: values(plan.controlIndex),
        best: result.boundValues(target.measure, window: target.window))
      return PilotQuestion(numbers, isTarget: isTarget, family: family)
    }
    targets = plan.targets.compactMap {
      question($0, isTarget: true, family: plan.targets.count)
    }
    let others = names.filter { $0 != plan.control }
    arms = others.compactMap { arm in
      let target = Target(
        arm: arm, reference: plan.control, measure: plan.measure, kind: .better,
        window: plan.window)
      return question(target, isTarget: false, family: others.count)
    }
  }
}
