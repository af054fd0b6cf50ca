// Plays a plan with all that its verdicts rest on, and tells the console how far it is. Not here: which command
// wants it (`RunCommand.swift`, `CheckCommand.swift`), playing (`Experiments`).

import Experiments
import FleetSimulation
import GroundTruth

struct PlanPlayer {
  let jobs: Int
  let console: Console
  /// Pieces that were played before; `nil` where none are kept.
  var kept: KeptPieces?
  /// Where arms with a lifecycle keep what they learn.
  var stores: RunStores?

  /// Arms and yardsticks of each replication, then one timed replication of each arm.
  static func pieces(of plan: ExperimentPlan) -> Int {
    (plan.arms.count + 1) * plan.replications + plan.arms.count
  }

  /// The result of a plan, with its validity checks where it gives verdicts, and its winner played again
  /// where one was picked by looking.
  func play(
    _ plan: ExperimentPlan, part: String? = nil
  ) throws -> (ExperimentResult, RunTiming) {
    var (result, timing) = try once(
      plan, stores: stores?.source(for: plan, part: part) ?? .memory)
    if plan.replications >= Comparison.fewestForVerdict { result = try checked(result) }
    if let fresh = result.confirmationPlan {
      console.detail("'\(result.plan.arms[result.winner].name)' again, on fresh worlds")
      result.confirmation = try once(fresh, measuresOverhead: false).0.asConfirmation
    }
    return (result, timing)
  }

  private func once(
    _ plan: ExperimentPlan, stores: StoreSource = .memory, measuresOverhead: Bool = true
  ) throws -> (ExperimentResult, RunTiming) {
    console.beginProgress(total: Self.pieces(of: plan), played: kept?.usable(of: plan) ?? 0)
    defer { console.endProgress() }
    let runner = ExperimentRunner(
      plan, jobs: jobs, pieces: store(for: plan), stores: stores,
      progress: { _, _, label in console.step(arm: label) }, isInterrupted: { isInterrupted })
    let (result, timing): (ExperimentResult, RunTiming)
    do throws(Interrupted) {
      (result, timing) = try runner.run(measuresOverhead: measuresOverhead)
    } catch { throw Interruption() }
    for (arm, seconds) in zip(plan.arms, timing.armSeconds) {
      console.detail("arm '\(arm.name)' took \(fixed(seconds, 2)) s of one core")
    }
    console.detail("yardsticks took \(fixed(timing.yardstickSeconds, 2)) s of one core")
    return (result, timing)
  }

  /// The result with its validity checks.
  func checked(_ result: ExperimentResult) throws -> ExperimentResult {
    let checks = ValidityRunner(
      result, jobs: jobs, store: { store(for: $0) },
      progress: { console.step(arm: "validity, \($0)") }, isInterrupted: { isInterrupted })
    console.detail("validity: \(checks.pieces) replications")
    console.beginProgress(total: max(1, checks.pieces))
    defer { console.endProgress() }
    do throws(Interrupted) { return try checks.run() } catch { throw Interruption() }
  }

  private func store(for plan: ExperimentPlan) -> PieceStore { kept?.store(for: plan) ?? .none }

  /// Asked to end, or nothing more can be kept.
  private var isInterrupted: Bool { console.isInterrupted || kept?.failure != nil }
}
