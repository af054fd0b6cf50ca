// Whether anything is found where nothing is to be found. Not here: how a world loses its effects (`GroundTruth`).

import FleetSimulation
import GroundTruth
import LabStatistics

extension ExperimentResult {
  private static let nullMeaning =
    "in a world in which all agents and actions are the same no arm differs from the control: its "
    + "99.9 % interval holds 0 (Bonferroni over arms), and it lies within ±1 %"

  private enum Null {
    case world(WorldPlan)
    /// Why there is none.
    case missing(String)
  }

  /// The world without effects.
  private func null(sharesNoise: Bool) -> Null {
    if plan.validity.null == .none { return .missing("the scenario wants none") }
    if case .declared(let world) = plan.validity.null, !sharesNoise { return .world(world) }
    do throws(NoTwin) {
      return .world(try plan.world.withoutEffects(sharesNoise: sharesNoise))
    } catch { return .missing(error.description) }
  }

  var nullWorld: ValidityFamily? {
    guard case .world(let world) = null(sharesNoise: false), !watched.isEmpty else { return nil }
    let arms = ([plan.controlIndex] + watched).map { plan.arms[$0] }
    return ValidityFamily(arms, in: world, replications: validityReplications) { played in
      .init(
        checks: self.watchedMeasures.map { measure, window in
          Self.nothingFound(in: played, measure, window)
        })
    }
  }

  private static func nothingFound(
    in played: ExperimentResult, _ measure: Measure, _ window: Range<Int>
  ) -> ValidityCheck {
    let control = played.values(measure, arm: 0, window: window)
    let confidence = 1 - (1 - validityConfidence) / Double(played.plan.arms.count - 1)
    var (figures, holds): ([String], Bool) = ([], true)
    for arm in played.plan.arms.indices.dropFirst() {
      let ratio = try? RatioOfMeans.relativeImprovement(
        learner: played.values(measure, arm: arm, window: window), control: control)
      guard let estimate = ratio?.estimate else { continue }
      let interval = estimate.interval(confidence: confidence)
      holds = holds && interval.contains(0) && abs(estimate.value) < 0.01
      figures.append(
        "\(played.plan.arms[arm].name) \(signed(100 * estimate.value, digits: 3)) % "
          + "[\(signed(100 * interval.lowerBound, digits: 3)), "
          + "\(signed(100 * interval.upperBound, digits: 3))]")
    }
    guard !figures.isEmpty else {
      return ValidityCheck(
        "null world", .notApplicable, figure: "it takes two replications or more",
        meaning: nullMeaning)
    }
    return ValidityCheck(
      "null world", holds ? .passed : .failed,
      figure: "\(measure.rawValue): " + figures.joined(separator: ", "), meaning: nullMeaning)
  }

  /// Where luck is the task's alone, a world without effects is the same for everybody, to the last bit.
  var sharedNoise: ValidityFamily? {
    guard case .world(let world) = null(sharesNoise: true), !watched.isEmpty else { return nil }
    let arms = ([plan.controlIndex] + watched).map { plan.arms[$0] }
    let count = min(plan.replications, 10)
    return ValidityFamily(arms, in: world, replications: count) { played in
      let differing = played.plan.arms.indices.dropFirst().filter { arm in
        zip(played.runs[0], played.runs[arm]).contains { $0.daily != $1.daily }
      }
      let names = differing.map { "'\(played.plan.arms[$0].name)'" }
      return .init(checks: [
        ValidityCheck(
          "null world, shared noise", names.isEmpty ? .passed : .failed,
          figure: names.isEmpty
            ? "\(arms.count) arms × \(count) replications, identical"
            : "\(names.joined(separator: ", ")) differ from the control",
          meaning:
            "where luck is the task's alone and nothing has an effect, learning or not gives "
            + "the same records to the last bit")
      ])
    }
  }

  /// Why no world without effects was looked at.
  var nullWorldSkipped: [ValidityCheck]? {
    let reason: String
    switch null(sharesNoise: false) {
    case .missing(let why): reason = why
    case .world:
      guard watched.isEmpty else { return nil }
      reason = "there is no arm but the control"
    }
    return [
      ValidityCheck("null world", .notApplicable, figure: reason, meaning: Self.nullMeaning)
    ]
  }
}
