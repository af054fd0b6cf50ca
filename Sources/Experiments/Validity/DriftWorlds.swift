// Worlds that change while a fleet learns: that a control absorbs what isn't learning, and what becomes of gains.
// Not here: how a world changes (`GroundTruth/Synthetic/Drift.swift`).

import FleetSimulation
import GroundTruth
import LabStatistics

/// An arm in a world that changes, against the control in the same: a finding, no verdict.
package struct DriftFinding: Sendable {
  package let world: String
  package let comparison: Comparison
}

extension ExperimentResult {
  private static let easingPerDay = 0.1

  /// Work that gets easier for everybody: the control must rise, and nobody must be credited with it.
  var easing: ValidityFamily? {
    guard case .synthetic(var parameters, let work) = plan.world.truth, isStationary else {
      return nil
    }
    parameters.success.easingPerDay = Self.easingPerDay
    var world = plan.world
    world.truth = .synthetic(parameters, work)
    let control = reference("control", exploration: nil)
    var twin = control
    (twin.name, twin.policySalt) = ("twin", 1)
    return ValidityFamily(
      [control, twin], in: world, replications: validityReplications
    ) { played in
      .init(checks: [self.absorbed(in: played)])
    }
  }

  private func absorbed(in played: ExperimentResult) -> ValidityCheck {
    let (name, meaning) = (
      "easier work absorbed",
      "as work gets easier for everybody the control rises, and its twin's gain over it is 0"
    )
    let window = plan.window
    let control = played.values(.successRate, arm: 0, window: window)
    let check = ValidityCheck.zero(
      name,
      differences: zip(played.values(.successRate, arm: 1, window: window), control).map {
        $0 - $1
      },
      unit: "success_rate", meaning: meaning)
    let slopes = played.slopes(.successRate, arm: 0)
    guard check.word == .passed,
      let rise = try? PairedDifference(
        treatment: slopes, control: Array(repeating: 0, count: slopes.count),
        confidence: Self.validityConfidence)
    else { return check }
    let rises = rise.mean - rise.halfWidth > 0
    return ValidityCheck(
      name, rises ? .passed : .failed,
      figure: check.figure + "; the control \(rises ? "rises" : "doesn't rise") by "
        + "\(signed(rise.mean, digits: 5)) a day",
      meaning: meaning)
  }

  var easingSkipped: [ValidityCheck] {
    let reason =
      isStationary ? "recorded work is as it was recorded" : "the world changes with time already"
    return [
      ValidityCheck(
        "easier work absorbed", .notApplicable, figure: reason,
        meaning: "as work gets easier for everybody the control rises, and nobody is credited")
    ]
  }

  /// The scenario's own changing worlds, one after the other.
  var declaredDrift: [ValidityFamily] {
    let arms = [plan.controlIndex] + watched
    return plan.validity.drift.map { drift in
      ValidityFamily(
        arms.map { plan.arms[$0] }, in: drift.world, replications: validityReplications
      ) { played in
        .init(
          drift: self.watchedMeasures.flatMap { measure, window in
            played.comparisons(measure, window: window).map {
              DriftFinding(world: drift.name, comparison: $0)
            }
          })
      }
    }
  }
}
