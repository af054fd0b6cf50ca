// Arms that are played for a check alone, beside those of the plan. Not here: what each check makes of them
// (the other files of this folder).

import FleetSimulation
import GroundTruth
import LearningCore

/// Arms × replications in one world, and the questions that they answer.
struct ValidityFamily: Sendable {
  let arms: [Arm]
  let world: WorldPlan
  let replications: Int
  /// Whether what was played before doesn't count: the check is whether it comes out the same.
  var isPlayedAnew = false
  let judge: @Sendable (ExperimentResult) -> Finding

  struct Finding: Sendable {
    var checks: [ValidityCheck] = []
    var drift: [DriftFinding] = []
  }

  init(
    _ arms: [Arm], in world: WorldPlan, replications: Int,
    judge: @escaping @Sendable (ExperimentResult) -> Finding
  ) {
    (self.arms, self.world, self.replications, self.judge) = (arms, world, replications, judge)
  }

  /// What a runner plays: the plan's own chance, its first replications.
  func plan(like plan: ExperimentPlan) -> ExperimentPlan {
    var own = plan
    own.name = "\(plan.name), validity"
    own.world = world
    own.arms = arms
    own.control = arms[0].name
    own.replications = replications
    (own.targets, own.limits) = ([], [])
    return own
  }
}

extension ExperimentResult {
  /// The confidence of every check's interval: one must not itself fire on one change in twenty.
  static let validityConfidence = 0.999

  /// How many replications a check's own worlds are played in.
  var validityReplications: Int {
    min(plan.validity.replications ?? plan.replications, plan.replications)
  }

  /// The arms that verdicts are about, without the control; where there are no targets, the best.
  var watched: [Int] {
    let names = plan.targets.flatMap { [$0.arm, $0.reference] }
    let named = plan.arms.indices.filter {
      $0 != plan.controlIndex && names.contains(plan.arms[$0].name)
    }
    return named.isEmpty && winner != plan.controlIndex ? [winner] : named
  }

  /// The measures that verdicts are about, and the days.
  var watchedMeasures: [(measure: Measure, window: Range<Int>)] {
    let asked = plan.targets.map { (measure: $0.measure, window: $0.window) }
    return (asked.isEmpty ? [(measure: plan.measure, window: plan.window)] : asked)
      .reduce(into: []) { all, next in
        if !all.contains(where: { $0 == next }) { all.append(next) }
      }
  }

  /// The reference of WORLDS 3: any eligible agent, the default action, nothing learned.
  func reference(_ name: String, exploration: Double?) -> Arm {
    var arm = plan.arms[plan.controlIndex]
    (arm.name, arm.selection, arm.learnsUntil) = (name, "uniform", nil)
    arm.mode.algorithm = .qLearning
    arm.mode.learns = false
    arm.mode.explores = exploration != 0
    if let exploration, exploration > 0 {
      arm.parameters.explorationRate = exploration
      arm.parameters.minimumExplorationRate = exploration
    }
    return arm
  }

  /// Whether nothing in the plan's world changes with time.
  var isStationary: Bool {
    guard case .synthetic(let parameters, _) = plan.world.truth else { return true }
    return parameters.drift == Drift() && parameters.success.easingPerDay == 0
  }
}
