// Runs the checks that every verdict rests on (PROTOCOL 6). Not here: the checks (the other files of this
// folder), what a failed one does to verdicts (`Verdict.swift`).

import FleetSimulation
package import GroundTruth

package struct ValidityRunner: Sendable {
  package let result: ExperimentResult
  package let jobs: Int
  /// Where a plan's pieces are kept.
  package let store: @Sendable (ExperimentPlan) -> PieceStore
  /// Told after each replication of an arm.
  package let progress: @Sendable (String) -> Void
  package let isInterrupted: @Sendable () -> Bool
  private let families: [ValidityFamily]

  package init(
    _ result: ExperimentResult, jobs: Int,
    store: @escaping @Sendable (ExperimentPlan) -> PieceStore = { _ in .none },
    progress: @escaping @Sendable (String) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.result = result
    self.jobs = jobs
    self.store = store
    self.progress = progress
    self.isInterrupted = isInterrupted
    families = result.validityFamilies
  }

  /// How many replications of arms will be played.
  package var pieces: Int { families.reduce(0) { $0 + $1.arms.count * $1.replications } }

  /// The result with every check's answer, and what was found in worlds that change.
  package func run() throws(Interrupted) -> ExperimentResult {
    var checked = result
    checked.validity = [result.accounting, result.dominance]
    for family in families {
      let plan = family.plan(like: result.plan)
      let runner = ExperimentRunner(
        plan, jobs: jobs, pieces: family.isPlayedAnew ? .none : store(plan),
        playsYardsticks: false,
        progress: { _, _, arm in progress(arm) }, isInterrupted: isInterrupted)
      let finding = family.judge(try runner.run(measuresOverhead: false).result)
      checked.validity += finding.checks
      checked.drift += finding.drift
    }
    checked.validity += result.skippedChecks
    return checked
  }
}

extension ExperimentResult {
  var validityFamilies: [ValidityFamily] {
    [sameArmTwice, otherPolicySeeds, steadyReference, frozenTable, nullWorld, sharedNoise, easing]
      .compactMap(\.self) + declaredDrift
  }

  /// What can't be asked of this plan, and why.
  var skippedChecks: [ValidityCheck] {
    [frozenTableSkipped, nullWorldSkipped, easing == nil ? easingSkipped : nil].compactMap(\.self)
      .flatMap(\.self)
  }
}
