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
    func question(
      _ arm: String, _ reference: String, _ gauge: Gauge, atLeast: Double?, isInfeasible: Bool,
      family: Int
    ) -> PilotQuestion? {
      guard let own = names.firstIndex(of: arm), let other = names.firstIndex(of: reference) else {
        return nil
      }
      return PilotQuestion(
        arm: arm, reference: reference, gauge: gauge,
        values: result.values(gauge.measure, arm: own, window: gauge.window),
        others: result.values(gauge.measure, arm: other, window: gauge.window), atLeast: atLeast,
        isInfeasible: isInfeasible, family: family)
    }
    targets = zip(plan.targets, result.verdicts()).compactMap { target, verdict in
      question(
        target.arm, target.reference, Gauge(target.measure, over: target.window),
        atLeast: target.atLeast, isInfeasible: verdict.word == .infeasible,
        family: plan.targets.count)
    }
    let others = names.filter { $0 != plan.control }
    arms = others.compactMap {
      question(
        $0, plan.control, Gauge(plan.measure, over: plan.window), atLeast: nil,
        isInfeasible: false, family: others.count)
    }
  }
}
